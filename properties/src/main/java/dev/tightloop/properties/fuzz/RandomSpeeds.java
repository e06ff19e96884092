package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.Step;
import java.util.Arrays;

/**
 * Each thread has a speed, which changes now and then: a step of a fast one is many times as likely
 * as a step of a slow one. A race that needs one thread to go a long way between two steps of
 * another, which a {@link RandomWalk} hardly ever does, is then not rare.
 */
public final class RandomSpeeds implements Strategy {

  /** Speeds are powers of this power of two. */
  private static final int RATIO_BITS = 3;

  private static final int SPEEDS = 3;

  /** Steps of all threads together after which one gets another speed, on average. */
  private static final int LASTS = 16;

  private final Configuration constants;
  private final int[] speeds;
  private final int[] shares;
  private SplitMix64 random;

  public RandomSpeeds(Model model) {
    constants = model.configuration();
    speeds = new int[constants.threads()];
    shares = new int[model.mostSteps()];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, int length) {
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
      all += speeds[Step.thread(enabled[i], constants)];
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
