package dev.tightloop.properties.lockstep;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;

/** The specification of this repository. */
public final class Specs {

  private Specs() {}

  public static SpecDirectory directory() {
    return new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".."), "spec"));
  }

  public static SpecConfiguration configuration(String name) {
    return directory().configuration(name);
  }
}
