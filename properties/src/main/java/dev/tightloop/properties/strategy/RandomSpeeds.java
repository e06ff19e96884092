package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * Each actor has a speed, which changes now and then: a step of a fast one is many times as likely
 * as a step of a slow one. A race that needs one actor to go a long way between two steps of
 * another, which a {@link UniformRandom} hardly ever does, is then not rare.
 *
 * <p>In the manner of the random priorities that rr's chaos mode gives threads for random intervals
 * (Robert O'Callahan: "Introducing rr Chaos Mode", 2016), but with probabilities: a slow actor
 * still goes on now and then, so that nobody waits for it for ever.
 *
 * <p>Guarantee: every schedule is possible, since every enabled step has a positive probability.
 *
 * <p>Choices of its own: a speed is 1, 8 or 64; at each step, with a chance of one in {@value
 * #LASTS}, one actor's is drawn anew.
 */
public final class RandomSpeeds implements Strategy {

  /** Speeds are powers of this power of two. */
  private static final int RATIO_BITS = 3;

  private static final int SPEEDS = 3;

  /** Steps of all actors together after which one gets another speed, on average. */
  private static final int LASTS = 16;

  private final Machine machine;
  private final int[] speeds;
  private final int[] shares;
  private SplitMix64 random;

  public RandomSpeeds(Machine machine) {
    this.machine = machine;
    speeds = new int[machine.actors()];
    shares = new int[machine.mostSteps()];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    Arrays.setAll(speeds, t -> speed());
  }

  private int speed() {
    return 1 << RATIO_BITS * random.below(SPEEDS);
  }

  @Override
  public int choose(int[] enabled, int count) {
    if (random.below(LASTS) == 0) {
      speeds[random.below(speeds.length)] = speed();
    }
    int all = 0;
    for (int i = 0; i < count; i++) {
      all += speeds[machine.actorOf(enabled[i])];
      shares[i] = all;
    }
    int drawn = random.below(all);
    int chosen = 0;
    while (shares[chosen] <= drawn) {
      chosen++;
    }
    return chosen;
  }
}
