package dev.tightloop.properties.schedule;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;

/**
 * What a schedule drives: something with a state, in which some steps are enabled, each of one
 * actor. A step is a number of the machine's own; taking it leads to one state. Strategies, the
 * fuzzer and the shrinker know no more of a machine than this, so that they serve any scheduler.
 *
 * <p>One object serves one thread. The same calls give the same answers on any machine and JDK.
 */
public interface Machine {

  /** How many actors there are; they are numbered from 0. */
  int actors();

  /** An actor's name. */
  String actor(int actor);

  /** In how many states a schedule can begin, at least one. */
  int initialStates();

  /** A schedule begins in an initial state, numbered from 0. */
  void begin(int initial);

  /** The most steps that can be enabled at once. */
  int mostSteps();

  /**
   * The steps that are enabled now, by actor, in the same order whenever the same ones are enabled;
   * allocates nothing.
   *
   * @param steps filled from the front
   * @return how many there are
   */
  int enabled(int[] steps);

  /** Whose step it is. */
  int actorOf(int step);

  /** The step's name, which says everything: no two steps have the same. */
  String label(int step);

  /** Takes a step that is enabled; allocates nothing. */
  void take(int step);

  /**
   * What the state violates, or the step that has just led to it: an invariant's name. Null if it
   * violates nothing. Whoever plays a schedule to see what it violates asks once after {@link
   * #begin} and once after each {@link #take}; who only goes through its steps does not ask.
   */
  String violated();

  /** What it violates that no step is enabled; null if a schedule may end here. */
  default String stuck() {
    return null;
  }

  /**
   * What it means that a call of {@link #enabled}, {@link #take} or {@link #violated} has thrown
   * this: the machine's own rules could not be evaluated. Null if it is a mistake of the program.
   */
  default String unevaluable(RuntimeException thrown) {
    return null;
  }

  /**
   * Whether it may matter which of two steps of different actors comes first: that one of them
   * changes what the other does, or whether it can be taken. It may matter if it does in some
   * state; the answer is the same in all. True is always right; {@link
   * dev.tightloop.properties.strategy.SampledRaces} finds out.
   */
  default boolean races(int taken, int waiting) {
    return true;
  }

  /** The state, for {@link #restore}; null if the machine can only go on from where it is. */
  default byte[] encoded() {
    return null;
  }

  /** Goes to a state that {@link #encoded} gave, of this machine or another of the same kind. */
  default void restore(byte[] encoded) {
    throw new UnsupportedOperationException("this machine can only go on");
  }

  /** A hash of the state: different states have different ones, but for bad luck. */
  long fingerprint();

  /**
   * What fingerprints are made from: two machines of the same give the same ones for the same
   * states. With another one, fingerprints cannot be compared.
   */
  default long identity() {
    return 0;
  }

  /**
   * A hash of what is worth telling apart about the state: coverage counts the pairs of these that
   * steps lead between.
   */
  default long abstraction() {
    return fingerprint();
  }

  /** How often each property was asked since the object was made, and how often it mattered. */
  default List<Evaluations> evaluations() {
    return List.of();
  }

  /** How a thread gets its own. */
  @FunctionalInterface
  interface Maker {
    Machine make();
  }
}
