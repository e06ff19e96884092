package dev.tightloop.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A unified difference. Where a hunk belongs is where its old lines stand, whatever line numbers it
 * gives: other changes to the file do no harm.
 */
final class Patch {

  private static final String NEW = "/dev/null";

  private Patch() {}

  /**
   * Changes files.
   *
   * @throws IllegalArgumentException if a hunk's old lines are not in the file, or more than once
   */
  static void apply(String difference, Path root) throws IOException {
    String old = null;
    Path file = null;
    List<String> hunk = new ArrayList<>();
    for (String line : difference.lines().toList()) {
      if (line.startsWith("--- ")) {
        change(file, hunk);
        old = line.substring(4);
        file = null;
      } else if (file == null) {
        file = root.resolve(line.replaceFirst("^\\+\\+\\+ b/", ""));
        if (old.equals(NEW)) {
          Files.createDirectories(file.getParent());
          Files.createFile(file);
        }
      } else if (line.startsWith("@@ ")) {
        change(file, hunk);
      } else {
        hunk.add(line);
      }
    }
    change(file, hunk);
  }

  private static void change(Path file, List<String> hunk) throws IOException {
    if (hunk.isEmpty()) {
      return;
    }
    String before = side(hunk, '-');
    String text = Files.readString(file);
    int at = text.indexOf(before);
    if (at < 0 || !before.isEmpty() && text.indexOf(before, at + 1) >= 0) {
      throw new IllegalArgumentException(
          file.getFileName()
              + (at < 0 ? " does not have" : " has more than once")
              + ":\n"
              + before);
    }
    Files.writeString(
        file, text.substring(0, at) + side(hunk, '+') + text.substring(at + before.length()));
    hunk.clear();
  }

  private static String side(List<String> hunk, char own) {
    StringBuilder side = new StringBuilder();
    for (String line : hunk) {
      char mark = line.isEmpty() ? ' ' : line.charAt(0);
      if (mark == own || mark == ' ') {
        side.append(line.isEmpty() ? "" : line.substring(1)).append('\n');
      }
    }
    return side.toString();
  }
}
