package dev.tightloop.properties.explore;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Suite;
import java.nio.file.Path;
import java.util.List;

/** The configurations of this repository's specification. */
final class Configurations {

  private Configurations() {}

  static List<SpecConfiguration> quick() {
    return directory().configurations().stream()
        .filter(spec -> spec.suite() == Suite.QUICK)
        .toList();
  }

  static SpecConfiguration named(String name) {
    return directory().configuration(name);
  }

  private static SpecDirectory directory() {
    return new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".."), "spec"));
  }
}
