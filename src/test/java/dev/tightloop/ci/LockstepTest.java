package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tightloop lockstep} says how much was compared, and its exit code whether it was all. */
final class LockstepTest {

  @TempDir private Path directory;

  @Test
  void allStatesAndEdgesAreCounted() throws IOException {
    Path json = directory.resolve("result.json");
    Ran ran = lockstep("TakeTurns FaultTrustsItsFirstLook --json " + json);
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().matches("(?s).*TakeTurns +536 +612 +0 +0  same .*"), ran.out());
    assertTrue(ran.out().matches("(?s).*together +2,760 +4,661\n"), ran.out());
    JsonNode first = new ObjectMapper().readTree(json.toFile()).get(0);
    assertEquals(536, first.get("states").asInt());
    assertTrue(first.get("complete").asBoolean());
    assertTrue(first.get("edgesByAction").get("Gosched").asInt() > 0);
  }

  @Test
  void aBudgetThatEndsFirstIsInconclusive() {
    Ran ran = lockstep("TakeTurns --states 100");
    assertEquals(3, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("same so far"), ran.out());
  }

  @Test
  void randomWalksAreWhatWasAskedFor() {
    Ran ran = lockstep("SuspendTwice --walks 4 --length 50 --seed 3");
    assertEquals(0, ran.exitCode(), ran.err());
    assertEquals(counts(ran), counts(lockstep("SuspendTwice --walks 4 --length 50 --seed 3")));
  }

  private static String counts(Ran ran) {
    return ran.out().lines().filter(line -> line.startsWith("together")).findFirst().orElseThrow();
  }

  @Test
  void whatCannotBeDoneIsBadUsage() {
    assertComplains("no configuration Nowhere", "Nowhere");
    assertComplains("name none", "TakeTurns --faults");
    assertComplains("--states must be at least 1", "TakeTurns --states 0");
    assertComplains("--walks must not be negative", "TakeTurns --walks -1");
    assertComplains("--json: cannot write", "TakeTurns --json " + directory);
    assertComplains("--json: cannot write", "TakeTurns --json " + directory.resolve("no/where"));
  }

  private static void assertComplains(String says, String commandLine) {
    Ran ran = lockstep(commandLine);
    assertEquals(2, ran.exitCode(), ran.err());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().contains(says), ran.err());
  }

  private static Ran lockstep(String commandLine) {
    return Ran.tightloop(
        Root.PATH, new FakeEngines().factory(), ("lockstep " + commandLine).split(" "));
  }
}
