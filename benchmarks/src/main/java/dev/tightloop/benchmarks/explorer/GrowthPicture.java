package dev.tightloop.benchmarks.explorer;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Seconds and megabytes over distinct states, both axes by powers of ten, as SVG. */
final class GrowthPicture {

  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int DECADE = 110;
  private static final int LEAST_STATES = 5;
  private static final int MOST_STATES = 9;
  private static final int LEAST = -2;
  private static final int MOST = 4;
  private static final int HALF = 2;
  private static final String TIME = "#1f6fb4";
  private static final String MEMORY = "#c0562b";

  private final StringBuilder svg = new StringBuilder();

  private GrowthPicture() {}

  static String of(List<GrowthPoint> points) {
    return new GrowthPicture().drawn(points);
  }

  private String drawn(List<GrowthPoint> points) {
    int width = LEFT + (MOST_STATES - LEAST_STATES) * DECADE + 2 * LEFT;
    int height = TOP + (MOST - LEAST) * DECADE / HALF + 3 * TOP;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">",
        width, height);
    line("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    for (int decade = LEAST_STATES; decade <= MOST_STATES; decade++) {
      double x = x(Math.pow(10, decade));
      line(
          "<path d=\"M%.1f %.1f V%.1f\" stroke=\"#ddd\"/>",
          x, y(Math.pow(10, MOST)), y(Math.pow(10, LEAST)));
      line(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">10<tspan dy=\"-5\""
              + " font-size=\"9\">%d</tspan></text>",
          x, y(Math.pow(10, LEAST)) + TOP, decade);
    }
    for (int decade = LEAST; decade <= MOST; decade++) {
      double y = y(Math.pow(10, decade));
      line(
          "<path d=\"M%.1f %.1f H%.1f\" stroke=\"#ddd\"/>",
          x(Math.pow(10, LEAST_STATES)), y, x(Math.pow(10, MOST_STATES)));
      line(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 8,
          y + 4,
          decade < 0
              ? Double.toString(Math.pow(10, decade))
              : "%,d".formatted((int) Math.pow(10, decade)));
    }
    line(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">distinct states</text>",
        x(Math.pow(10, (LEAST_STATES + MOST_STATES) / 2.0)), height - 4);
    curve(points, GrowthPoint::seconds, TIME, "seconds");
    curve(points, GrowthPoint::megabytes, MEMORY, "MB");
    return svg.append("</svg>\n").toString();
  }

  private void curve(
      List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> value, String colour, String name) {
    StringBuilder path = new StringBuilder();
    for (GrowthPoint point : points) {
      double x = x(point.states());
      double y = y(value.applyAsDouble(point));
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", path.isEmpty() ? "M" : "L", x, y));
      line("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
    }
    line("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>", path.toString().strip(), colour);
    GrowthPoint last = points.get(points.size() - 1);
    line(
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>",
        x(last.states()) + 8, y(value.applyAsDouble(last)) + 4, colour, name);
  }

  private static double x(double states) {
    return LEFT + (Math.log10(states) - LEAST_STATES) * DECADE;
  }

  private static double y(double value) {
    return TOP + (MOST - Math.log10(value)) * DECADE / HALF;
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
