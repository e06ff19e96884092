package dev.tightloop.spec;

import java.util.ArrayList;
import java.util.List;

/** Writes what was measured into the comment at the top of a configuration's file. */
public final class ConfigurationHeader {

  private static final String COUNTS = "\\* states:";
  private static final String EXPECT = "\\* expect:";
  private static final String OFF = "\\* off:";
  private static final String NEVER = "\\* never:";

  private ConfigurationHeader() {}

  /** The text without counts, which the manifest has. */
  public static String withoutCounts(String text) {
    return without(text, COUNTS);
  }

  /** The text with the actions that are never taken. */
  public static String with(String text, Coverage coverage) {
    List<String> lines = new ArrayList<>();
    without(text, OFF, NEVER)
        .lines()
        .forEach(
            line -> {
              lines.add(line);
              if (line.startsWith(EXPECT)) {
                lines.addAll(coverage.lines());
              }
            });
    return String.join("\n", lines) + "\n";
  }

  private static String without(String text, String... starts) {
    List<String> kept =
        text.lines().filter(line -> List.of(starts).stream().noneMatch(line::startsWith)).toList();
    return String.join("\n", kept) + "\n";
  }
}
