package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and lines as reports write them, the same in every locale. */
public final class Texts {

  private Texts() {}

  /** A number with a noun: {@code 1 state}, {@code 12,345 states}. */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** A number with a noun whose plural is not like most: {@code 2 switches}. */
  public static String count(long number, String noun, String plural) {
    return number(number) + " " + (number == 1 ? noun : plural);
  }

  /** A number alone: {@code 12,345}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Seconds with one digit after the point. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** The text without line breaks and other control characters. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\p{Cntrl}+\\s*", " ");
  }

  /** The text in lines of at most this width, broken at spaces where there are any. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
