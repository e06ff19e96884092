package dev.tightloop.benchmarks.strategies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How many faults at least 99 of 100 seeds have found after so many schedules, a curve for each
 * strategy of the model that was measured on all of them; schedules by powers of ten.
 */
final class FoundPicture {

  private static final int LEFT = 50;
  private static final int TOP = 20;
  private static final int WIDTH = 520;
  private static final int HEIGHT = 420;
  private static final int LABELS = 110;
  private static final int LABEL_HEIGHT = 15;
  private static final int TICK = 10;

  /** Okabe and Ito's, without yellow; told apart by most colour-blind people. */
  private static final List<String> COLOURS =
      List.of("#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

  private static final List<String> DASHES =
      List.of("none", "7 3", "2 2", "9 3 2 3", "5 2 1 2 1 2");

  private record Curve(String strategy, String colour, String dash, List<double[]> points) {
    double[] last() {
      return points.get(points.size() - 1);
    }
  }

  private final Samples samples;
  private final long most;
  private final int faults;

  private FoundPicture(Samples samples) {
    this.samples = samples;
    most = samples.all().stream().mapToLong(Sample::budget).max().orElse(TICK);
    List<String> strategies = strategies();
    faults = strategies.stream().mapToInt(each -> samples.of(each).size()).max().orElse(TICK);
  }

  static String of(Samples samples) {
    return new FoundPicture(samples).drawn();
  }

  private List<String> strategies() {
    List<String> all =
        samples.strategies().stream().filter(each -> !each.equals(Search.PROGRAMS)).toList();
    int most = all.stream().mapToInt(each -> samples.of(each).size()).max().orElse(0);
    return all.stream().filter(each -> samples.of(each).size() == most).toList();
  }

  private int found(String strategy, long schedules) {
    return (int)
        samples.of(strategy).stream().filter(each -> each.reliableWithin(schedules)).count();
  }

  private String drawn() {
    Svg svg = new Svg(LEFT + WIDTH + LABELS, TOP + HEIGHT + 3 * TOP, 12);
    for (int value = 0; value <= faults; value += TICK) {
      tick(svg, value);
    }
    tick(svg, faults);
    for (long value = 1; value <= most; value *= TICK) {
      svg.line(x(value), TOP, x(value), TOP + HEIGHT, "#dddddd");
      svg.text(
          x(value), TOP + HEIGHT + 16, "middle", "black", String.format(Locale.ROOT, "%,d", value));
    }
    svg.text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 40, "middle", "black", "schedules");
    svg.text(
        LEFT,
        TOP - 7,
        "start",
        "black",
        "faults of %d that at least 99 of 100 seeds have found".formatted(faults));
    List<Curve> curves = curves();
    curves.forEach(curve -> draw(svg, curve));
    labels(svg, curves);
    return svg.closed();
  }

  private void tick(Svg svg, int value) {
    svg.line(LEFT, y(value), LEFT + WIDTH, y(value), "#dddddd");
    if (value == faults || faults - value >= 3) {
      svg.text(LEFT - 8, y(value) + 4, "end", "black", Integer.toString(value));
    }
  }

  private List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    List<String> strategies = strategies();
    for (int i = 0; i < strategies.size(); i++) {
      String strategy = strategies.get(i);
      long budget = samples.of(strategy).stream().mapToLong(Sample::budget).min().orElseThrow();
      List<double[]> points = new ArrayList<>();
      turns(strategy, budget)
          .forEach(
              schedules -> points.add(new double[] {x(schedules), y(found(strategy, schedules))}));
      curves.add(
          new Curve(
              strategy, COLOURS.get(i % COLOURS.size()), DASHES.get(i % DASHES.size()), points));
    }
    return curves;
  }

  /** Where a curve can rise, and its ends. */
  private LongStream turns(String strategy, long budget) {
    LongStream firsts =
        samples.of(strategy).stream()
            .flatMap(each -> each.firsts().stream())
            .mapToLong(each -> each);
    return LongStream.concat(LongStream.of(1, budget), firsts)
        .filter(schedules -> schedules <= budget)
        .sorted()
        .distinct();
  }

  /** As steps: between two numbers of schedules, the number of faults is the first one's. */
  private static void draw(Svg svg, Curve curve) {
    StringBuilder path = new StringBuilder();
    for (double[] point : curve.points()) {
      path.append(
          path.isEmpty()
              ? String.format(Locale.ROOT, "M%.1f %.1f", point[0], point[1])
              : String.format(Locale.ROOT, " H%.1f V%.1f", point[0], point[1]));
    }
    svg.add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" stroke-dasharray=\"%s\"/>",
        path, curve.colour(), curve.dash());
  }

  /**
   * At the right, in the order of the curves' ends, apart from each other: a piece of the curve's
   * line, and a thin one there, which nobody takes for the curve.
   */
  private static void labels(Svg svg, List<Curve> curves) {
    List<Curve> ordered =
        curves.stream().sorted(Comparator.comparingDouble(curve -> curve.last()[1])).toList();
    double next = TOP;
    for (Curve curve : ordered) {
      double[] end = curve.last();
      double y = Math.max(next, end[1]);
      svg.line(end[0], end[1], LEFT + WIDTH + 6, y, "#bbbbbb");
      svg.add(
          "<path d=\"M%d %.1f H%d\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
              + " stroke-dasharray=\"%s\"/>",
          LEFT + WIDTH + 6, y, LEFT + WIDTH + 30, curve.colour(), curve.dash());
      svg.text(LEFT + WIDTH + 35, y + 4, "start", curve.colour(), curve.strategy());
      next = y + LABEL_HEIGHT;
    }
  }

  private double x(double schedules) {
    return LEFT + WIDTH * Math.log10(schedules) / Math.log10(most);
  }

  private double y(double found) {
    return TOP + HEIGHT * (faults - found) / faults;
  }
}
