package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Samples the {@link SampledRaces} of a machine. */
final class RaceSampler {

  private static final int WALKS = 32;
  private static final int DEPTH = 5;
  private static final int PREEMPTIONS = 5;
  private static final int LONGEST = 512;
  private static final long SEED = 0x5261636573L;

  private final Machine machine;
  private final Set<Long> seen = new HashSet<>();
  private final SampledRaces races = new SampledRaces();
  private final int[] enabled;
  private final int[] then;

  RaceSampler(Machine machine) {
    this.machine = machine;
    enabled = new int[machine.mostSteps()];
    then = new int[machine.mostSteps()];
  }

  SampledRaces sampled() {
    machine.begin(0);
    if (machine.encoded() == null) {
      throw new IllegalArgumentException("a machine that can only go on");
    }
    SplitMix64 random = new SplitMix64(SEED);
    List<Strategy> walks =
        List.of(
            new RandomSpeeds(machine),
            new UniformRandom(),
            new Pct(machine, DEPTH),
            new BoundedPreemptions(machine, PREEMPTIONS));
    for (int i = 0; i < WALKS; i++) {
      for (Strategy walk : walks) {
        machine.begin(random.below(machine.initialStates()));
        walk.begin(random, i, LONGEST);
        walk(walk);
      }
    }
    return races;
  }

  private void walk(Strategy walk) {
    try {
      for (int i = 0; i < LONGEST; i++) {
        int count = machine.enabled(enabled);
        if (count == 0) {
          return;
        }
        if (seen.add(machine.fingerprint())) {
          byte[] here = machine.encoded();
          compare(here, count);
          machine.restore(here);
        }
        machine.take(enabled[walk.choose(enabled, count)]);
      }
    } catch (RuntimeException e) {
      if (machine.unevaluable(e) == null) {
        throw e;
      }
    }
  }

  /** Takes each two of the enabled steps in both orders. */
  private void compare(byte[] here, int count) {
    long[][] led = new long[count][count];
    boolean[][] can = new boolean[count][count];
    for (int i = 0; i < count; i++) {
      first(here, count, i, led[i], can[i]);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        if (machine.actorOf(enabled[i]) != machine.actorOf(enabled[j])) {
          boolean commute = can[i][j] && can[j][i] && led[i][j] == led[j][i];
          races.met(enabled[i], enabled[j], !commute);
        }
      }
    }
  }

  /** Takes a step, and after it each of the others, as far as that can be done. */
  private void first(byte[] here, int count, int first, long[] led, boolean[] can) {
    int actor = machine.actorOf(enabled[first]);
    try {
      machine.restore(here);
      machine.take(enabled[first]);
      byte[] there = machine.encoded();
      int still = machine.enabled(then);
      for (int next = 0; next < count; next++) {
        if (machine.actorOf(enabled[next]) != actor && contains(then, still, enabled[next])) {
          machine.restore(there);
          machine.take(enabled[next]);
          led[next] = machine.fingerprint();
          can[next] = true;
        }
      }
    } catch (RuntimeException e) {
      if (machine.unevaluable(e) == null) {
        throw e;
      }
    }
  }

  private static boolean contains(int[] steps, int count, int step) {
    for (int i = 0; i < count; i++) {
      if (steps[i] == step) {
        return true;
      }
    }
    return false;
  }
}
