package dev.tightloop.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The specification of this repository, and damaged copies of it. */
final class Specs {

  private Specs() {}

  static SpecDirectory directory() {
    return new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".."), "spec"));
  }

  /** A copy in which one text of one file is another. */
  static SpecDirectory copyWith(Path copy, String file, String text, String other)
      throws IOException {
    try (Stream<Path> found = Files.list(directory().path())) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      for (Path each : files) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    Path damaged = copy.resolve(file);
    String before = Files.readString(damaged);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    Files.writeString(damaged, before.replace(text, other));
    return new SpecDirectory(copy);
  }
}
