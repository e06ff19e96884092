package dev.tightloop.properties.liveness;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;

/** The specification of this repository. */
final class Specs {

  private Specs() {}

  static SpecDirectory directory() {
    return new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".."), "spec"));
  }

  static SpecConfiguration configuration(String name) {
    return directory().configuration(name);
  }
}
