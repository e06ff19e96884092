package dev.tightloop.properties.explore;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;

/** The configurations of the specification, for tests of this package. */
final class Configurations {

  static final SpecDirectory DIRECTORY = new SpecDirectory(Path.of("../spec"));

  private Configurations() {}

  static SpecConfiguration named(String name) {
    return DIRECTORY.configuration(name);
  }

  static Task task(String name) {
    return ConfiguredTask.of(named(name), Reductions.none);
  }
}
