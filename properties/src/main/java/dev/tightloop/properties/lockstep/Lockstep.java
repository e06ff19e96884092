package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.guest.SpecLoop;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecEvaluator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares specification and model state by state, on one configuration.
 *
 * <p>First the actions and the initial states are compared, as sets. Then, in every state: each
 * step that TLC allows must be enabled in the model under the same label, and the other way round;
 * its successor must be the same state, byte for byte; and a step that TLC cannot evaluate ({@code
 * m[Nil]}) must be one that the model refuses. Because the sides agree on every edge so far, one
 * queue serves both. Each state is also translated to the model and back, so that no two states of
 * the specification are one in the model.
 *
 * <p>Two kinds of steps are counted and not followed: those that neither side can evaluate, and
 * those to states that the model's bytes cannot hold, which a seeded fault may cause: states that
 * violate {@code TypeOK}, or in which a sequence has the same element too often. Violations of
 * other invariants do not matter here.
 *
 * <p>Relies on {@code SpecEvaluator}: one comparison at a time in a JVM. A label must have at most
 * one successor; that is how {@code Next} is written, and it is checked. States are told apart by
 * 64 bits.
 */
public final class Lockstep {

  private static final long SECOND = 1_000_000_000;

  private final SpecDirectory directory;
  private final SpecConfiguration configuration;
  private final Configuration constants;
  private final long mostStates;
  private final int threads;
  private final Optional<AsyncPreemptStub> core;

  /** The model with the constants of the specification. */
  public Lockstep(SpecDirectory directory, SpecConfiguration configuration) {
    this(directory, configuration, ModelConfiguration.of(configuration));
  }

  /**
   * The model with constants of its own: to see that a difference is found. The numbers of
   * goroutines, threads and processors must be the same.
   */
  public Lockstep(
      SpecDirectory directory, SpecConfiguration configuration, Configuration constants) {
    this(
        directory,
        configuration,
        constants,
        Long.MAX_VALUE,
        Runtime.getRuntime().availableProcessors(),
        Optional.empty());
  }

  private Lockstep(
      SpecDirectory directory,
      SpecConfiguration configuration,
      Configuration constants,
      long mostStates,
      int threads,
      Optional<AsyncPreemptStub> core) {
    this.directory = directory;
    this.configuration = configuration;
    this.constants = constants;
    this.mostStates = mostStates;
    this.threads = threads;
    this.core = core;
  }

  /** The same comparison, ended after so many states: those nearest to the initial ones. */
  public Lockstep atMost(long states) {
    return new Lockstep(directory, configuration, constants, states, threads, core);
  }

  /** The same comparison on so many threads, which changes nothing in the result but the time. */
  public Lockstep on(int otherThreads) {
    return new Lockstep(directory, configuration, constants, mostStates, otherThreads, core);
  }

  /**
   * The same comparison with the loop in machine code below the model: in every state, whichever
   * way it was reached first, the registers on the core are compared with those that the state
   * claims. On one thread, whose core it is.
   */
  public Lockstep onTheCore() {
    return onTheCore(AsyncPreemptStub.go119());
  }

  /** The same with another stub than Go's: to see that it is noticed. */
  public Lockstep onTheCore(AsyncPreemptStub stub) {
    return new Lockstep(directory, configuration, constants, mostStates, 1, Optional.of(stub));
  }

  /**
   * Compares all states, breadth first, until a difference is found or the heap is nearly full:
   * those that wait are kept on both sides.
   */
  public LockstepResult run() {
    return run(progress -> {});
  }

  /**
   * Compares all states, breadth first, until a difference is found.
   *
   * @param progress is told about once a second
   */
  public LockstepResult run(Consumer<LockstepProgress> progress) {
    return compare(workers -> new BreadthFirst(workers, mostStates, onceASecond(progress)));
  }

  /**
   * Compares the states on random walks, until a difference is found. The result is never complete.
   *
   * @param walks how many
   * @param length the most steps of each
   * @param seed another one chooses other walks
   * @param progress is told about once a second
   */
  public LockstepResult walks(
      int walks, int length, long seed, Consumer<LockstepProgress> progress) {
    return compare(workers -> new RandomWalks(workers, walks, length, seed, onceASecond(progress)));
  }

  private interface Method {
    Walk over(Workers<Comparison> workers);
  }

  private LockstepResult compare(Method method) {
    long start = System.nanoTime();
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration);
        Workers<Comparison> workers =
            new Workers<>(threads, () -> new Comparison(spec, constants, below()))) {
      Walk walk = method.over(workers);
      Optional<Difference> difference = Optional.empty();
      try {
        compareActions(spec);
        walk.walk();
      } catch (Parting parting) {
        difference = Optional.of(parting.difference());
      }
      Tally tally = walk.tally();
      return new LockstepResult(
          configuration.name(),
          walk.states(),
          tally.edges(),
          tally.untyped(),
          tally.failures(),
          tally.deadlocks(),
          difference.isEmpty() && walk.isComplete(),
          tally.edgesByAction(),
          difference,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Below below() {
    return core.filter(stub -> SpecLoop.plays(constants))
        .map(stub -> Below.core(constants, stub))
        .orElseGet(() -> Below.nothing(constants));
  }

  private void compareActions(SpecEvaluator spec) {
    List<String> differences = ActionNames.differences(spec.actions(), ActionNames.of(constants));
    if (!differences.isEmpty()) {
      throw new Parting("The actions differ", differences, "");
    }
  }

  private static Consumer<LockstepProgress> onceASecond(Consumer<LockstepProgress> progress) {
    long[] told = {System.nanoTime()};
    return now -> {
      if (System.nanoTime() - told[0] >= SECOND) {
        told[0] = System.nanoTime();
        progress.accept(now);
      }
    };
  }
}
