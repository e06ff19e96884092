package dev.tightloop.benchmarks.peers;

import java.util.List;

/**
 * What one peer did with one program.
 *
 * @param instructions executed in each repetition
 * @param nanoseconds of each repetition, ascending, less the median of what starting took
 */
record Measured(long instructions, List<Long> nanoseconds) {

  static Measured of(long instructions, List<Sample> samples) {
    double startUp = median(samples.stream().map(Sample::startUp).sorted().toList());
    return new Measured(
        instructions,
        samples.stream().map(s -> s.nanoseconds() - (long) startUp).sorted().toList());
  }

  /** Whether starting takes so long that the rest cannot be told from it. */
  boolean tooLittle() {
    return nanoseconds.get(0) <= 0;
  }

  /** Millions of instructions a second, by the median. */
  double mips() {
    return mips(median(nanoseconds));
  }

  double slowestMips() {
    return mips(nanoseconds.get(nanoseconds.size() - 1));
  }

  double fastestMips() {
    return mips(nanoseconds.get(0));
  }

  static double median(List<Long> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
  }

  private double mips(double time) {
    return instructions * 1e3 / time;
  }
}
