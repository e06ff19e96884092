package dev.tightloop.properties.explore;

import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Suite;
import java.util.List;

/** The configurations of the specification, for tests of this package. */
final class Configurations {

  static final SpecDirectory DIRECTORY = Specs.directory();

  private Configurations() {}

  static List<SpecConfiguration> quick() {
    return DIRECTORY.configurations().stream().filter(spec -> spec.suite() == Suite.QUICK).toList();
  }

  static SpecConfiguration named(String name) {
    return DIRECTORY.configuration(name);
  }

  static Task task(String name) {
    return ConfiguredTask.of(named(name), Reductions.none);
  }
}
