package dev.tightloop.ci;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The time that a run may take, which its parts share: each may use an equal share of what is left
 * when it begins, so that what one leaves is for those after it.
 */
final class Budget {

  private final LongSupplier nanoTime;
  private final long start;
  private final Optional<Duration> limit;
  private int parts;

  /**
   * Begins now.
   *
   * @param limit of all parts together; none if there is no limit
   * @param parts that follow
   * @param nanoTime the clock
   */
  Budget(Optional<Duration> limit, int parts, LongSupplier nanoTime) {
    this.limit = limit;
    this.parts = parts;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
  }

  /**
   * The next part begins.
   *
   * @return whether it may go on; may be asked by any thread
   */
  BooleanSupplier next() {
    if (limit.isEmpty()) {
      return () -> true;
    }
    long begin = nanoTime.getAsLong();
    long left = limit.get().toNanos() - (begin - start);
    long share = left / Math.max(1, parts--);
    return () -> nanoTime.getAsLong() - begin < share;
  }

  /** Since the beginning. */
  Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }
}
