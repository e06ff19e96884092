package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;

/** Each enabled step is as likely as any other. */
public final class UniformRandom implements Strategy {

  private SplitMix64 random;

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
  }

  @Override
  public int choose(int[] enabled, int count) {
    return random.below(count);
  }
}
