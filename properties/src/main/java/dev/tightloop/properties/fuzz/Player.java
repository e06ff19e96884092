package dev.tightloop.properties.fuzz;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.Coverage;
import dev.tightloop.properties.strategy.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays schedules, one after the other, each to its end or to what it violates; a step allocates
 * nothing.
 */
final class Player {

  /** Added to a step, which can be 0. */
  private static final long KIND = 1L << Integer.SIZE;

  private final Machine machine;
  private final Strategy strategy;
  private final long seed;
  private final int length;
  private final int[] enabled;
  private final int[] path;

  /** Null if nothing must happen sooner or later. */
  private final Ending ending;

  private final DistinctSample states = new DistinctSample();
  private final DistinctSample edges = new DistinctSample();
  private final DistinctSample kinds = new DistinctSample();
  private long abstraction;
  private long steps;

  /**
   * A player.
   *
   * @param length the most steps of a schedule
   */
  Player(Subject subject, Strategy.Maker strategy, long seed, int length) {
    machine = subject.machine();
    this.strategy = strategy.of(machine);
    this.seed = seed;
    this.length = length;
    enabled = new int[machine.mostSteps()];
    path = new int[length];
    ending = subject.ending(machine, length);
  }

  /** How many schedules make a block; see {@link Strategy#block}. */
  int block() {
    return strategy.block();
  }

  /** Steps taken since this object was made. */
  long steps() {
    return steps;
  }

  /** What was asked since this object was made. */
  List<Evaluations> evaluations() {
    List<Evaluations> all = new ArrayList<>(machine.evaluations());
    if (ending != null) {
      all.addAll(ending.evaluations());
    }
    return all;
  }

  /** What was seen for the first time since the last call, with what else a batch came to. */
  Batch batch(int[] lengths, List<Evaluations> evaluations, List<Found> violations) {
    return new Batch(lengths, evaluations, violations, states.news(), edges.news(), kinds.news());
  }

  /**
   * Plays the schedule of this number; null if it violates nothing. The first of a block, or the
   * one after the last that was played.
   */
  Found play(long number) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed) + number);
    int first = random.below(machine.initialStates());
    machine.begin(first);
    abstraction = machine.abstraction();
    states.add(nonZero(machine.fingerprint()));
    int at = 0;
    try {
      // Before the strategy begins, which may move the machine and put it back.
      String violated = machine.violated();
      int follows = length;
      if (ending != null) {
        ending.begin();
        follows = random.below(length / 2 + 1);
      }
      strategy.begin(random, number, length);
      if (violated != null) {
        strategy.end();
        return found(violated, number, first, 0, true);
      }
      boolean chooses = true;
      for (; at < length; at++) {
        if (at == follows) {
          strategy.end();
          chooses = false;
          ending.follow(random, length - at);
        }
        int count = machine.enabled(enabled);
        String stuck = count == 0 ? machine.stuck() : null;
        if (stuck != null) {
          end(chooses);
          return found(stuck, number, first, at, true);
        }
        if (!chooses && ending.violated(enabled, count)) {
          return ending.found(number);
        }
        if (count == 0) {
          break;
        }
        violated = chooses ? chosen(count, at) : followed(count, at);
        if (violated != null) {
          end(chooses);
          return found(violated, number, first, at + 1, true);
        }
      }
      end(chooses);
      return at == length && machine.enabled(enabled) == 0 && machine.stuck() != null
          ? found(machine.stuck(), number, first, at, true)
          : null;
    } catch (RuntimeException e) {
      String unevaluable = machine.unevaluable(e);
      if (unevaluable == null) {
        throw e;
      }
      return found(unevaluable, number, first, at, false);
    }
  }

  private void end(boolean chooses) {
    if (chooses) {
      strategy.end();
    }
  }

  private String chosen(int count, int at) {
    String violated = step(strategy.choose(enabled, count), at);
    if (ending != null) {
      ending.stepped();
    }
    return violated;
  }

  private String followed(int count, int at) {
    int chosen = ending.choose(enabled, count);
    String violated = step(chosen, at);
    ending.stepped(enabled, count, chosen);
    return violated;
  }

  /** Takes a step; what it or the state after it violates, null for nothing. */
  private String step(int chosen, int at) {
    int step = enabled[chosen];
    machine.take(step);
    path[at] = step;
    steps++;
    see(step);
    return machine.violated();
  }

  private void see(int step) {
    long before = abstraction;
    abstraction = machine.abstraction();
    states.add(nonZero(machine.fingerprint()));
    edges.add(nonZero(Coverage.edge(before, abstraction)));
    kinds.add(KIND | step & KIND - 1);
  }

  private static long nonZero(long hash) {
    return hash == 0 ? 1 : hash;
  }

  private Found found(String property, long number, int first, int count, boolean evaluable) {
    List<String> labels = Arrays.stream(path, 0, count).mapToObj(machine::label).toList();
    return new Found(property, number, first, labels, List.of(), evaluable);
  }
}
