package dev.tightloop.benchmarks.strategies;

import java.util.Locale;

/** A picture, with presentation attributes alone. */
final class Svg {

  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, int fontSize) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" font-family=\"sans-serif\" font-size=\"%d\">",
        width, height, width, height, fontSize);
    rectangle(0, 0, width, height, "white");
  }

  void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  void rectangle(double x, double y, double width, double height, String fill) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, width, height, fill);
  }

  void line(double x1, double y1, double x2, double y2, String stroke) {
    add("<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, stroke);
  }

  /** Anchor is start, middle or end. */
  void text(double x, double y, String anchor, String fill, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x, y, anchor, fill, words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  String closed() {
    return text + "</svg>\n";
  }
}
