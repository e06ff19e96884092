package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir Path scratch;

  @Test
  void itPinsEveryConfigurationThatSomebodyCanRunAndNoOther() throws IOException {
    SpecDirectory directory = Specs.directory();
    Set<String> pinned = directory.manifest().rows().keySet();
    for (SpecConfiguration each : directory.configurations()) {
      assertTrue(each.suite() == Suite.DEEP || pinned.contains(each.name()), each.name());
      assertFalse(
          Files.readString(each.file()).contains("\\* states:"),
          each.name() + " has counts of its own; ./tightloop pin " + each.name());
    }
    Set<String> known =
        directory.configurations().stream()
            .map(SpecConfiguration::name)
            .collect(Collectors.toSet());
    assertTrue(known.containsAll(pinned), pinned.toString());
  }

  @Test
  void aManifestIsReadAsItWasWritten() throws IOException {
    Pinned holds = new Pinned(Optional.of(new StateCount(352, 23)), OptionalInt.empty(), 1);
    Pinned violates = new Pinned(Optional.empty(), OptionalInt.of(17), 2);
    Pinned lasso = new Pinned(Optional.empty(), OptionalInt.empty(), 3);
    Path file = scratch.resolve("manifest.csv");
    Manifest manifest =
        Manifest.read(file)
            .with(
                Map.of("Holds", holds, "Violates", violates, "Lasso", lasso, "Gone", lasso),
                List.of("Holds", "Violates", "Lasso"));
    assertEquals(
        """
        configuration,states,depth,trace,seconds
        Holds,352,23,,1
        Lasso,,,,3
        Violates,,,17,2
        """,
        manifest.text());
    Files.writeString(file, manifest.text());
    assertEquals(manifest, Manifest.read(file));
  }

  @Test
  void aLineThatIsNoRowIsRefused() throws IOException {
    Path file = scratch.resolve("manifest.csv");
    Files.writeString(file, "configuration,states,depth,trace,seconds\nSmall,many,,,1\n");
    BadConfiguration bad = assertThrows(BadConfiguration.class, () -> Manifest.read(file));
    assertTrue(bad.getMessage().endsWith(":2: no row: Small,many,,,1; run ./tightloop pin"));
  }
}
