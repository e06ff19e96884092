package dev.tightloop.benchmarks.explorer;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rates of repeated runs, as text. */
public final class Rates {

  private Rates() {}

  /** {@code 1,234 (1,200 to 1,250)}: the median, and from the slowest to the fastest. */
  public static <T> String of(List<T> runs, ToDoubleFunction<T> rate) {
    double[] sorted = sorted(runs, rate);
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f to %,.0f)",
        median(sorted),
        sorted[0],
        sorted[sorted.length - 1]);
  }

  /** The medians, divided and rounded. */
  public static <T> String ratio(List<T> above, List<T> below, ToDoubleFunction<T> rate) {
    return String.format(
        Locale.ROOT, "%.0f", median(sorted(above, rate)) / median(sorted(below, rate)));
  }

  private static <T> double[] sorted(List<T> runs, ToDoubleFunction<T> rate) {
    return runs.stream().mapToDouble(rate).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
