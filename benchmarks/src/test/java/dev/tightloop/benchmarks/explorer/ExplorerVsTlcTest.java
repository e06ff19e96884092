package dev.tightloop.benchmarks.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison compares the same work, or says that it cannot. */
final class ExplorerVsTlcTest {

  private static final Path SPEC = Path.of("../spec");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void theTableHasBothSidesAndTheirCount() {
    assertEquals(
        0, run("AsyncPreemptOffSafe", "--workers", "2", "--repetitions", "1"), err::toString);
    assertTrue(out.toString().contains("| distinct states | 352 |"), out.toString());
    List<String> heads =
        out.toString().lines().filter(line -> line.startsWith("| ")).map(this::head).toList();
    assertTrue(heads.contains("TLC, whole process"), heads.toString());
    assertTrue(heads.contains("explorer, search alone"), heads.toString());
  }

  @Test
  void bothSidesAreAskedTheSame() throws IOException {
    SpecConfiguration whole = SpecConfiguration.read(SPEC.resolve("TakeTurns.cfg"));
    SpecConfiguration asked =
        SpecConfiguration.read(SafetyConfiguration.write(whole, true, directory));
    assertEquals(whole.invariants(), asked.invariants());
    assertEquals(whole.constants(), asked.constants());
    assertTrue(whole.properties().size() > asked.properties().size());
    Path bare = Files.createDirectory(directory.resolve("bare"));
    SpecConfiguration states =
        SpecConfiguration.read(SafetyConfiguration.write(whole, false, bare));
    assertEquals(List.of(), states.invariants());
    assertEquals(List.of(), states.properties());
  }

  @Test
  void aConfigurationThatIsViolatedIsUnfit() throws IOException {
    Path file =
        SafetyConfiguration.write(
            SpecConfiguration.read(SPEC.resolve("FaultSignalPendingNeverCleared.cfg")),
            true,
            directory);
    assertThrows(UnfitComparison.class, () -> TlcSide.run(file, 1));
    assertThrows(UnfitComparison.class, () -> ExplorerSide.run(file, 1, 1));
  }

  @Test
  void anUnknownConfigurationIsBadUsage() {
    assertEquals(2, run("Nowhere"));
    assertTrue(err.toString().contains("no configuration Nowhere"), err.toString());
    assertEquals(2, run("Smallest", "--workers", "0"));
  }

  private int run(String... arguments) {
    return ExplorerVsTlc.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String head(String row) {
    return row.split("\\|")[1].strip();
  }
}
