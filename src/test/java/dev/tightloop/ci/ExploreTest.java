package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tightloop explore} says what it found, and its exit code says it, too. */
final class ExploreTest {

  @TempDir private Path directory;

  @Test
  void whatIsAsExpectedIsOk() throws IOException {
    Path json = directory.resolve("result.json");
    Ran ran = explore("TakeTurns TakeTurnsUnfairly SuspendTwice --threads 2 --json " + json);
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("536 states, depth 72"), ran.out());
    assertTrue(ran.out().contains("RunnableRuns has a lasso"), ran.out());
    assertTrue(ran.out().contains("NoLoadThroughNil violated after 54 states"), ran.out());
    assertTrue(ran.out().endsWith("nothing violated\n"), ran.out());
    assertEquals(0, new ObjectMapper().readTree(json.toFile()).get("exitCode").asInt());
  }

  @Test
  void whatWasAskedIsCounted() throws IOException {
    Path json = directory.resolve("result.json");
    Ran ran = explore("TakeTurns --counts --json " + json);
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("OneRunner                said something"), ran.out());
    assertTrue(ran.out().contains(" of 536 times"), ran.out());
    assertTrue(ran.err().contains(" asked; "), ran.err());
    JsonNode first =
        new ObjectMapper().readTree(json.toFile()).at("/parts/0/rows/0/exercised").get(0);
    assertEquals("TypeOK", first.get("property").asText());
    assertEquals(536, first.get("evaluated").asInt());
    assertEquals(536, first.get("mattered").asInt());
  }

  @Test
  void theStatesOfACounterexampleAreShownOnDemand() {
    Ran ran = explore("FaultSignalPendingNeverCleared --trace");
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("     1  initial state\n"), ran.out());
    assertEquals(17, ran.out().lines().filter(line -> line.contains("/\\ thread = ")).count());
  }

  @Test
  void aSearchHasNoSeed() {
    Ran ran = explore("TakeTurns");
    assertFalse(ran.out().contains("seed"), ran.out());
  }

  @Test
  void aViolationThatIsNotThereIsMissed() {
    Ran ran = explore("TakeTurns --expect-violation AckSound");
    assertEquals(1, ran.exitCode(), ran.err());
  }

  @Test
  void aLassoIsNoFailureWhereNobodyAsksForIt() {
    Ran ran = explore("TakeTurnsUnfairly --no-liveness");
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("536 states, depth 72"), ran.out());
  }

  @Test
  void aReducedSearchHasTheSameVerdict() {
    Ran ran = explore("WorkConserved SuspendTwice --reduction both");
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("NoLoadThroughNil violated after 54 states"), ran.out());
  }

  @Test
  void spentMemoryIsInconclusive() {
    Ran ran = explore("ThreeGoroutines --memory 10M --threads 1");
    assertEquals(3, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("whole levels"), ran.out());
    assertTrue(ran.out().contains("the memory is"), ran.out());
  }

  @Test
  void whatCannotBeGoneOnWithIsBadUsage() {
    assertComplains("does not exist", "TakeTurns --resume " + directory);
    assertComplains("no configuration Nowhere", "Nowhere");
    assertComplains("must be at least", "TakeTurns --memory 1k");
  }

  private static void assertComplains(String says, String commandLine) {
    Ran ran = explore(commandLine);
    assertEquals(2, ran.exitCode(), ran.err());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().contains(says), ran.err());
  }

  private static Ran explore(String commandLine) {
    return Ran.tightloop(
        Root.PATH, new FakeEngines().factory(), ("explore " + commandLine).split(" "));
  }
}
