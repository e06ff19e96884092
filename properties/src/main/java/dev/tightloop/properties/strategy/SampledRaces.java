package dev.tightloop.properties.strategy;

import dev.tightloop.properties.schedule.Machine;
import java.util.BitSet;

/**
 * Which steps of a machine race, as its own states show: at the states of random walks, whose seed
 * is always the same, each two enabled steps of different actors are taken in both orders. They
 * race if one order cannot be taken or the orders lead to different states. For a {@link
 * Machine#races}.
 *
 * <p>Two steps that were enabled together and never raced are taken not to; they may race in a
 * state that no walk has come to. Two that were never enabled together are taken to race.
 */
public final class SampledRaces {

  private final StepIndex steps = new StepIndex();

  /** By {@link #pair}. */
  private final BitSet racing = new BitSet();

  private final BitSet commuting = new BitSet();

  SampledRaces() {}

  /**
   * Samples a machine, which is left in some state.
   *
   * @throws IllegalArgumentException if it cannot be restored
   */
  public static SampledRaces of(Machine machine) {
    return new RaceSampler(machine).sampled();
  }

  /** Whether two steps of different actors race; allocates nothing. */
  public boolean between(int taken, int waiting) {
    int one = steps.of(taken);
    int other = steps.of(waiting);
    if (one < 0 || other < 0) {
      return true;
    }
    int pair = pair(one, other);
    return racing.get(pair) || !commuting.get(pair);
  }

  /** Two steps of different actors were enabled together, and raced or did not. */
  void met(int step, int other, boolean raced) {
    int pair = pair(steps.add(step), steps.add(other));
    (raced ? racing : commuting).set(pair);
  }

  private static int pair(int one, int other) {
    int greater = Math.max(one, other);
    return greater * (greater + 1) / 2 + Math.min(one, other);
  }
}
