package dev.tightloop.benchmarks.strategies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The faults that some strategy needs a number of schedules for, a row each, and the strategies, a
 * column each: the median as a number and as a shade of grey.
 */
final class FaultsPicture {

  /** Schedules of the worst strategy's median from which on a fault has a row. */
  static final long LEAST = 10;

  private static final int NAMES = 230;
  private static final int HEAD = 30;
  private static final int COLUMN = 62;
  private static final int ROW = 17;
  private static final int LIGHTEST = 255;
  private static final int DARKEST = 40;
  private static final int DARK = 140;

  private FaultsPicture() {}

  static String of(Samples samples) {
    List<String> faults = samples.faultsThatTake(LEAST);
    List<String> strategies = samples.strategies();
    Svg svg = new Svg(NAMES + strategies.size() * COLUMN + 10, HEAD + faults.size() * ROW + 10, 12);
    for (int column = 0; column < strategies.size(); column++) {
      svg.text(
          NAMES + (column + 0.5) * COLUMN, HEAD - 10, "middle", "black", strategies.get(column));
    }
    for (int row = 0; row < faults.size(); row++) {
      double y = HEAD + row * ROW;
      svg.text(NAMES - 8, y + ROW - 4, "end", "black", faults.get(row));
      for (int column = 0; column < strategies.size(); column++) {
        Optional<Sample> sample = samples.sample(faults.get(row), strategies.get(column));
        double x = NAMES + column * COLUMN;
        sample.ifPresent(each -> cell(svg, x, y, each));
      }
    }
    return svg.closed();
  }

  private static void cell(Svg svg, double x, double y, Sample sample) {
    boolean known = sample.median().isPresent();
    long median = sample.median().orElse(sample.budget());
    double share = known ? Math.log10(median) / Math.log10(sample.budget() + 1) : 1;
    int grey = (int) Math.round(LIGHTEST - share * (LIGHTEST - DARKEST));
    svg.rectangle(
        x, y, COLUMN - 1, ROW - 1, known ? "#%1$02x%1$02x%1$02x".formatted(grey) : "#000000");
    svg.text(
        x + COLUMN / 2.0,
        y + ROW - 4,
        "middle",
        grey < DARK ? "white" : "black",
        String.format(Locale.ROOT, known ? "%,d" : "> %,d", median));
  }
}
