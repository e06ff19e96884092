package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFaultTest {

  @TempDir private Path spec;

  @Test
  void theModulesFaultsAreThoseThatTlcKnows() {
    SpecConfiguration any = Specs.directory().configuration("Smallest");
    try (SpecEvaluator evaluator = SpecEvaluator.open(Specs.directory(), any)) {
      Set<String> known = new TreeSet<>();
      ((Set<?>) evaluator.constant("FaultNames")).forEach(each -> known.add(each.toString()));
      assertEquals(
          known,
          NamedFault.of(Specs.directory()).stream()
              .map(NamedFault::name)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void theCommentIsASentenceAndIssues() throws IOException {
    List<NamedFault> faults =
        read(
            "    \"one\",     \\* forgets it (golang/go#1)",
            "    \"two\",   \\* another's (of g) (golang/go#2, golang/go#33)",
            "    \"three\" } \\* has (no issue)");
    assertEquals(
        List.of(
            new NamedFault("one", "forgets it", List.of(1)),
            new NamedFault("two", "another's (of g)", List.of(2, 33)),
            new NamedFault("three", "has (no issue)", List.of())),
        faults);
  }

  @Test
  void aLineThatIsNoFaultIsNamed() {
    BadConfiguration bad =
        assertThrows(BadConfiguration.class, () -> read("    \"one\",", "    \"two\" } \\* x"));
    assertTrue(bad.getMessage().contains("Faults.tla:2"), bad.getMessage());
  }

  private List<NamedFault> read(String... lines) throws IOException {
    Files.writeString(spec.resolve("Preemption.tla"), "");
    Files.writeString(
        spec.resolve("Faults.tla"), "FaultNames == {\n" + String.join("\n", lines) + "\n");
    return NamedFault.of(new SpecDirectory(spec));
  }
}
