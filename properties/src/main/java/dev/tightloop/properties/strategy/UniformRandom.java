package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;

/**
 * The random walk: each enabled step is as likely as any other, whoever takes it and whatever
 * happened before. What all others are measured against.
 *
 * <p>Paul Thomson, Alastair Donaldson, Adam Betts: "Concurrency Testing Using Controlled
 * Schedulers: An Empirical Study", ACM Transactions on Parallel Computing 2(4), 2016, find it as
 * good as bounded search on many programs.
 *
 * <p>Guarantee: every schedule is possible; one with e<sub>i</sub> steps to choose from at its i-th
 * has the probability of the product of all 1/e<sub>i</sub>. The schedules are therefore not
 * equally likely: {@link RemainingEvents} tells how uneven they are. An actor with more enabled
 * steps than another is more likely to go on; the walks of the papers choose an actor first.
 */
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
