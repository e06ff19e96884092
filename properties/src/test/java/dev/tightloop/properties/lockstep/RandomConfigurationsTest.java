package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.hunt.RandomConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Specification and model are the same on configurations that nobody has thought of. */
@Domain(RandomConfigurations.class)
class RandomConfigurationsTest {

  private static final int WALKS = 4;
  private static final int LENGTH = 150;

  private static Path copy;

  @BeforeContainer
  static void copyTheModules() throws IOException {
    copy = Files.createTempDirectory("tightloop-configurations");
    try (Stream<Path> files = Files.list(Specs.directory().path())) {
      for (Path module : files.filter(file -> file.toString().endsWith(".tla")).toList()) {
        Files.copy(module, copy.resolve(module.getFileName()));
      }
    }
  }

  @AfterContainer
  static void deleteThem() throws IOException {
    try (Stream<Path> found = Files.walk(copy)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Property(tries = 8)
  void anyConfigurationIsTheSameOnBothSides(
      @ForAll RandomConfiguration configuration, @ForAll long seed) throws IOException {
    Path file = Files.writeString(copy.resolve("Random.cfg"), configuration.text());
    Lockstep lockstep = new Lockstep(new SpecDirectory(copy), SpecConfiguration.read(file)).on(1);
    LockstepResult near = lockstep.atMost(200).run();
    LockstepResult far = lockstep.walks(WALKS, LENGTH, seed, progress -> {});
    for (LockstepResult result : List.of(near, far)) {
      assertEquals(Optional.empty(), result.difference());
    }
    assertTrue(near.complete() || near.states() >= 200, () -> "only " + near.states() + " states");
  }
}
