package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tightloop live}: what it prints and how it ends. */
final class LiveTest {

  private static Ran run(String commandLine) {
    return Ran.tightloop(Root.PATH, new FakeEngines().factory(), commandLine.split(" "));
  }

  /** However slow the machine is, the first run has its first steps. */
  @Test
  void whatIsFoundAtOnceIsAsExpected() {
    Ran ran = run("live FaultSuspendGFromRunning --time 60");
    assertEquals(0, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("SuspenderPreemptible violated"), ran.out());
    assertTrue(ran.out().contains("replayed         all runs"), ran.out());
  }

  @Test
  void whatIsNotExpectedIsAViolation(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("live.json");
    Ran ran = run("live BreaksTypeOK --time 60 --expect-violation OneRunner --json " + file);
    assertEquals(1, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("no violation of OneRunner"), ran.out());
    JsonNode row = new ObjectMapper().readTree(file.toFile()).at("/parts/0/rows/0");
    assertEquals("BreaksTypeOK", row.get("checked").asText());
  }

  @Test
  void whatIsFoundReplays(@TempDir Path directory) {
    Path file = directory.resolve("found.json");
    Ran ran = run("live FaultReentersyscallStatusFirst --time 60 --save " + file);
    assertEquals(0, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("to replay: ./tightloop replay"), ran.out());
    Ran again = run("replay " + file);
    assertTrue(again.out().contains("POwner is violated after"), again.out());
    assertTrue(again.out().contains("as recorded"), again.out());
  }

  @Test
  void whatIsNotMetIsInconclusive() {
    Ran ran = run("live FaultSuspendGFromRunning --time 1 --steps 1");
    assertEquals(3, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("SuspenderPreemptible not"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live --time 0",
        "live --steps 0",
        "live --delay 0",
        "live --delay 100001",
        "live --seed one",
        "live Nowhere",
        "live --json /nowhere/at/all.json",
        "live --expect-violation none"
      })
  void badUsageIsOneLineAndTwo(String commandLine) {
    Ran ran = run(commandLine);
    assertEquals(2, ran.exitCode(), ran.out());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertEquals("", ran.out());
  }
}
