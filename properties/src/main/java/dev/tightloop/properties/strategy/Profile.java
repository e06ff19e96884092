package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * How often each step is taken in a machine's schedules, and how long they are: what {@value
 * #WALKS} random walks say, whose seed is always the same. Each step of a walk is by any actor that
 * has one. A walk ends where no step is enabled, or else after {@value #LONGEST} steps; where
 * schedules are longer than that, they are taken to go on alike, so that an actor that loops for
 * ever has a share of each schedule's length.
 */
final class Profile {

  private static final int WALKS = 32;
  private static final int LONGEST = 512;
  private static final long SEED = 0x50726f66696c65L;

  private final Machine machine;
  private final StepIndex steps = new StepIndex();
  private final int[] lengths = new int[WALKS];
  private long[] taken = new long[64];
  private long all;

  /** Makes the walks; the machine is left in some state. */
  Profile(Machine machine) {
    this.machine = machine;
    SplitMix64 random = new SplitMix64(SEED);
    ByActor byActor = new ByActor(machine);
    int[] enabled = new int[machine.mostSteps()];
    for (int walk = 0; walk < WALKS; walk++) {
      machine.begin(random.below(machine.initialStates()));
      try {
        lengths[walk] = walk(random, byActor, enabled);
      } catch (RuntimeException e) {
        if (machine.unevaluable(e) == null) {
          throw e;
        }
        lengths[walk] = LONGEST;
      }
    }
  }

  private int walk(SplitMix64 random, ByActor byActor, int[] enabled) {
    for (int length = 0; length < LONGEST; length++) {
      int count = machine.enabled(enabled);
      if (count == 0) {
        return length;
      }
      byActor.of(enabled, count);
      int step = enabled[byActor.anyStep(random.below(byActor.size()), random)];
      int index = steps.add(step);
      if (index == taken.length) {
        taken = Arrays.copyOf(taken, 2 * index);
      }
      taken[index]++;
      all++;
      machine.take(step);
    }
    return LONGEST;
  }

  /** The steps that were taken, in the order in which they first were. */
  StepIndex steps() {
    return steps;
  }

  /** The steps of the longest schedule, if schedules end at a length: no more than that. */
  int longest(int length) {
    int longest = 1;
    for (int walked : lengths) {
      longest = Math.max(longest, stepsOf(walked, length));
    }
    return longest;
  }

  /** Whether a walk did not end by itself. */
  boolean endless() {
    return Arrays.stream(lengths).anyMatch(walked -> walked == LONGEST);
  }

  private static int stepsOf(int walked, int length) {
    return walked == LONGEST ? length : Math.min(walked, length);
  }

  /**
   * How many steps of each actor a schedule has on average, rounded up.
   *
   * @param counted by number, which steps count; null if all do
   * @param length the most steps of a schedule
   * @param events by actor
   */
  void events(boolean[] counted, int length, int[] events) {
    long expected = 0;
    for (int walked : lengths) {
      expected += stepsOf(walked, length);
    }
    long seen = Math.max(1, all * WALKS);
    for (int actor = 0; actor < events.length; actor++) {
      long sum = 0;
      for (int index = 0; index < steps.size(); index++) {
        if (machine.actorOf(steps.step(index)) == actor && (counted == null || counted[index])) {
          sum += taken[index];
        }
      }
      events[actor] = Math.toIntExact((sum * expected + seen - 1) / seen);
    }
  }
}
