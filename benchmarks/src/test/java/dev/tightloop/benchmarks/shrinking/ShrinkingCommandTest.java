package dev.tightloop.benchmarks.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkingCommandTest {

  private static final String ROOT = "tightloop.root";
  private static final String BEFORE = System.getProperty(ROOT, ".");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @BeforeAll
  static void fromTheRoot() {
    System.setProperty(ROOT, "..");
  }

  @AfterAll
  static void asBefore() {
    System.setProperty(ROOT, BEFORE);
  }

  /** Eighteen steps and one preemption, in other words: the explorer's own counterexample. */
  @Test
  void aFaultIsMeasured() {
    assertEquals(0, run("--seeds", "1", "--fault", "executeStoresStatus"), err.toString());
    assertTrue(out.toString().contains("1 schedules of 1 faults."), out.toString());
    assertTrue(out.toString().contains("| 18 (1, 1) | 18 (1, 1) | 1.00 |\n"), out.toString());
  }

  @Test
  void aLassoIsMeasured() {
    assertEquals(0, run("--seeds", "1", "--fault", "startTheWorldKeepsGcwaiting"));
    assertTrue(out.toString().contains("| lassos, shrunk | 1 | 1.00 |"), out.toString());
  }

  @Test
  void theOutputComesIntoThePage() throws IOException {
    Path page = directory.resolve("page.md");
    Files.writeString(
        page, "a\n<!-- output of benchmarks/shrinking -->\nold\n<!-- end of output -->\nb\n");
    assertEquals(
        0, run("--seeds", "1", "--fault", "suspendGFromRunning", "--page", page.toString()));
    String text = Files.readString(page);
    assertTrue(text.startsWith("a\n<!-- output of benchmarks/shrinking -->\n1 schedules"), text);
    assertTrue(text.endsWith("|\n<!-- end of output -->\nb\n"), text);
  }

  @Test
  void whatIsWrongIsALine() {
    assertEquals(2, run("--fault", "executeStoreStatus"));
    assertTrue(err.toString().contains("executeStoresStatus"), err.toString());
    assertEquals(2, run("--page", directory.resolve("none.md").toString()));
    assertEquals(2, run("--seeds", "0"));
    assertEquals(3, err.toString().lines().count());
  }

  private int run(String... arguments) {
    return ShrinkingCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
