package dev.tightloop.properties.shrink;

import java.util.Comparator;

/**
 * Which of two schedules is the better one; the next figure counts where the one before is equal.
 */
enum Preference {
  /** Preemptions, switches, steps. */
  FEWER_SWITCHES(
      Comparator.comparingInt(Simplicity::preemptions)
          .thenComparingInt(Simplicity::switches)
          .thenComparingInt(Simplicity::steps)),
  /** Steps, preemptions, switches. */
  FEWER_STEPS(
      Comparator.comparingInt(Simplicity::steps)
          .thenComparingInt(Simplicity::preemptions)
          .thenComparingInt(Simplicity::switches));

  /** A cost is less than this to the power of two; each figure in it less than a third of that. */
  static final int COST_BITS = 36;

  private static final int BITS = COST_BITS / 3;

  /** A search goes no further. */
  static final int MOST = (1 << BITS) - 1;

  private final Comparator<Simplicity> order;

  Preference(Comparator<Simplicity> order) {
    this.order = order;
  }

  /** The less, the better; costs can be added. Each figure is at most {@link #MOST}. */
  long cost(int preemptions, int switches, int steps) {
    return this == FEWER_SWITCHES
        ? ((long) preemptions << BITS | switches) << BITS | steps
        : ((long) steps << BITS | preemptions) << BITS | switches;
  }

  boolean isBetter(Simplicity one, Simplicity other) {
    return order.compare(one, other) < 0;
  }
}
