package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.liveness.Fairness;
import java.util.Arrays;

/**
 * Gives every class of steps that fairness speaks of its turn, so that a schedule that comes back
 * to a state has been fair on the way.
 *
 * <p>It is stride scheduling: each class has a clock, which a step of it puts forward by the
 * class's stride; of the enabled steps, one of the class whose clock is furthest behind is taken.
 * What is enabled again and again is taken in the end. Strides differ by up to 32 times, at random
 * for each schedule: much of what goes wrong for ever goes wrong only as long as one thread is that
 * much slower than another. Steps that nobody promises are taken as if they were a class, or not
 * while there is another, also at random; and of the steps of one class always the same one, or
 * any.
 */
final class FairDriver {

  private static final int STRIDES = 6;

  private final Fairness fairness;
  private final long[] clocks = new long[Long.SIZE + 1];
  private final int[] strides = new int[Long.SIZE + 1];
  private SplitMix64 random;
  private boolean takesUnpromised;
  private boolean alwaysTheSame;
  private long salt;

  FairDriver(Model model) {
    fairness = Fairness.of(model.configuration());
  }

  /** A schedule is followed. */
  void begin(SplitMix64 ofSchedule) {
    random = ofSchedule;
    Arrays.fill(clocks, 0);
    for (int i = 0; i < strides.length; i++) {
      strides[i] = 1 << random.below(STRIDES);
    }
    takesUnpromised = random.below(2) == 0;
    alwaysTheSame = random.below(2) == 0;
    salt = random.next();
  }

  /** Chooses the index of one of these steps; allocates nothing. */
  int choose(int[] enabled, int count) {
    int chosen = 0;
    long least = Long.MAX_VALUE;
    long leastRank = 0;
    for (int i = 0; i < count; i++) {
      long clock = clock(fairness.classes(enabled[i]));
      if (clock > least) {
        continue;
      }
      long rank = alwaysTheSame ? SplitMix64.mix(enabled[i] ^ salt) : random.next();
      if (clock < least || rank < leastRank) {
        chosen = i;
        least = clock;
        leastRank = rank;
      }
    }
    putForward(fairness.classes(enabled[chosen]));
    return chosen;
  }

  /** That of its class which is furthest behind. */
  private long clock(long classes) {
    if (classes == 0) {
      return takesUnpromised ? clocks[Long.SIZE] : Long.MAX_VALUE;
    }
    long least = Long.MAX_VALUE;
    for (long left = classes; left != 0; left &= left - 1) {
      least = Math.min(least, clocks[Long.numberOfTrailingZeros(left)]);
    }
    return least;
  }

  private void putForward(long classes) {
    if (classes == 0) {
      clocks[Long.SIZE] += strides[Long.SIZE];
    }
    for (long left = classes; left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      clocks[i] += strides[i];
    }
  }
}
