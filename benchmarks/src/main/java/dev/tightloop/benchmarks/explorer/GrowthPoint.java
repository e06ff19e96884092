package dev.tightloop.benchmarks.explorer;

import dev.tightloop.properties.explore.Exploration;
import java.util.Locale;

/**
 * What one state space took.
 *
 * @param waiting the most bytes that states which wait to be expanded took
 */
record GrowthPoint(int goroutines, int loopLength, Exploration exploration, long waiting) {

  long states() {
    return exploration.distinct();
  }

  double seconds() {
    return exploration.duration().toNanos() / 1e9;
  }

  double megabytes() {
    return (exploration.setBytes() + waiting) / 1e6;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %d | %,d | %d | %.2f | %.2f | %,.1f | %.1f | %,.1f |",
        goroutines,
        loopLength,
        states(),
        exploration.depth(),
        seconds(),
        states() / seconds() / 1e6,
        exploration.setBytes() / 1e6,
        exploration.setBytes() / (double) states(),
        waiting / 1e6);
  }
}
