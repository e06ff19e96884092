package dev.tightloop.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes TLC's output apart.
 *
 * <p>With {@code -tool}, TLC puts each message between {@code @!@!@STARTMSG code:severity @!@!@}
 * and {@code @!@!@ENDMSG code @!@!@}; a message may contain another. The codes are those of {@code
 * tlc2.output.EC}, the severities those of {@code tlc2.output.MP}. SANY prints outside of them.
 */
final class TlcMessages {

  static final int PARSING_FAILED = 3002;

  private static final Pattern START = Pattern.compile("@!@!@STARTMSG (\\d+):(\\d+) @!@!@");
  private static final String END = "@!@!@ENDMSG ";
  private static final int ERROR = 1;
  private static final int TLC_BUG = 2;
  private static final Pattern NOISE =
      Pattern.compile(
          "Parsing file .*|Semantic processing of module .*|Semantic errors:|\\*+ ?Errors: .*"
              + "|Fatal errors while parsing .*|SANY finished\\.|Starting SANY\\.\\.\\..*"
              + "|Residual stack trace follows:");
  private static final Pattern CAUSE =
      Pattern.compile(".*The exception was an? \\S+\\s*:\\s*", Pattern.DOTALL);
  private static final int MOST_LINES = 4;

  /** A message: its code, its severity, its lines. */
  record Message(int code, int severity, List<String> lines) {
    boolean isError() {
      return severity == ERROR || severity == TLC_BUG;
    }

    String text() {
      return String.join("\n", lines);
    }
  }

  private final Deque<Message> open = new ArrayDeque<>();
  private final List<Message> errors = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();

  /**
   * Takes the next line.
   *
   * @return the message that it ends, or null
   */
  Message line(String line) {
    Matcher start = START.matcher(line);
    if (start.matches()) {
      Message message =
          new Message(
              Integer.parseInt(start.group(1)),
              Integer.parseInt(start.group(2)),
              new ArrayList<>());
      open.push(message);
      if (message.isError()) {
        errors.add(message);
      }
      return null;
    }
    if (line.startsWith(END)) {
      return open.poll();
    }
    open.forEach(message -> message.lines().add(line));
    if (open.isEmpty() && !line.isBlank() && !NOISE.matcher(line.strip()).matches()) {
      outside.add(line.strip());
    }
    return null;
  }

  /** What went wrong, on one line. */
  String complaint() {
    for (Message error : errors) {
      if (error.code() != PARSING_FAILED && !error.text().isBlank()) {
        return oneLine(CAUSE.matcher(error.text()).replaceFirst(""));
      }
    }
    if (!outside.isEmpty()) {
      return outside.stream().limit(MOST_LINES).collect(Collectors.joining(" "));
    }
    return "TLC ended without a result";
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
