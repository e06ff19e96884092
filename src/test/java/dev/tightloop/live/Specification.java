package dev.tightloop.live;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.util.List;

/** The specification of this repository. */
final class Specification {

  private static final SpecDirectory DIRECTORY =
      new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".."), "spec"));

  private Specification() {}

  static SpecConfiguration configuration(String name) {
    return DIRECTORY.configuration(name);
  }

  static List<SpecConfiguration> configurations() {
    return DIRECTORY.configurations();
  }
}
