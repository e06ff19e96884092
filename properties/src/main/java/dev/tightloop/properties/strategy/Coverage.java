package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;

/** What counts as covered: that a step leads from one abstract state to another. */
public final class Coverage {

  private Coverage() {}

  /**
   * A hash of the edge between two abstract states.
   *
   * @param before {@link dev.tightloop.properties.schedule.Machine#abstraction} before a step
   * @param after and after it
   */
  public static long edge(long before, long after) {
    return SplitMix64.mix(SplitMix64.mix(before) + after);
  }
}
