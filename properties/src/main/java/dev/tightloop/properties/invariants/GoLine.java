package dev.tightloop.properties.invariants;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of Go 1.19.8's source.
 *
 * @param file below {@code src}
 * @param line from 1
 * @param function in which it stands; its first line names it
 */
public record GoLine(String file, int line, String function) {

  private static final Pattern FORM = Pattern.compile("([\\w/.]+\\.(?:go|s)):(\\d+) (\\w+)");

  static GoLine parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a line of Go's source: " + text);
    }
    return new GoLine(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3));
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + function;
  }
}
