package dev.tightloop.properties.jqwik;

import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the specification lies. */
final class SpecFiles {

  private static final String ROOT = "tightloop.root";

  private SpecFiles() {}

  /**
   * {@code spec} in the directory that the system property {@code tightloop.root} names, or in the
   * working directory or one above it.
   */
  static SpecDirectory directory() {
    String named = System.getProperty(ROOT);
    if (named != null) {
      return new SpecDirectory(Path.of(named, "spec"));
    }
    Path here = Path.of("").toAbsolutePath();
    Path root = here;
    while (root.getParent() != null
        && !Files.exists(root.resolve("spec").resolve(SpecDirectory.TOP_MODULE + ".tla"))) {
      root = root.getParent();
    }
    return new SpecDirectory((root.getParent() == null ? here : root).resolve("spec"));
  }
}
