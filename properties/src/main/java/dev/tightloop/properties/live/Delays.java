package dev.tightloop.properties.live;

import dev.tightloop.model.SplitMix64;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an actor takes between two steps: mostly no time at all, often up to the given one, and
 * now and then many times as long, as if its thread had been descheduled.
 */
final class Delays {

  /** Of so many steps, one comes after a long time, and a quarter after a short one. */
  private static final int KINDS = 32;

  private static final int LONG = 8;

  private final SplitMix64 random;
  private final int most;

  /**
   * @param most nanoseconds of a short delay
   */
  Delays(SplitMix64 random, int most) {
    this.random = random;
    this.most = most;
  }

  /** Before a step. */
  void pass() {
    int kind = random.below(KINDS);
    if (kind == 0) {
      rest();
    } else if (kind < KINDS / 4) {
      LockSupport.parkNanos(random.below(most));
    } else if (kind < KINDS / 2) {
      Thread.yield();
    }
  }

  /** Between a look at the state and the step: hardly ever, or most steps would be too late. */
  void hesitate() {
    if (random.below(KINDS) == 0) {
      LockSupport.parkNanos(random.below(most));
    }
  }

  /** A long one. */
  void rest() {
    LockSupport.parkNanos((long) LONG * random.below(most));
  }
}
