package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpecTablesTest {

  @Test
  void theTablesOfTheReadmeAreThoseOfTheFiles() throws IOException {
    Path page = Specs.directory().path().resolve("README.md");
    String text = Files.readString(page);
    assertEquals(
        text,
        new SpecTables(Specs.directory()).in(text),
        "./tightloop pin CONFIGURATION writes the tables anew");
    for (SpecConfiguration each : Specs.directory().configurations()) {
      assertTrue(text.contains("| [" + each.name() + "]("), each.name());
    }
  }
}
