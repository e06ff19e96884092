package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tightloop.ci.part.Faults;
import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.ci.part.Lockstep;
import dev.tightloop.ci.part.Tlc;
import dev.tightloop.ci.report.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does and how it ends, whatever the engines find. */
final class CheckTest {

  @TempDir private Path root;

  private final FakeEngines engines = new FakeEngines();

  private Ran check(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "check";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Ran.tightloop(root, engines.factory(), arguments);
  }

  @Test
  void aRunThatFindsNothingEndsWithZero() {
    Ran ran = check();
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().endsWith("nothing violated; 2 skipped\n"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void theCanaryIsLookedForFirst() {
    check();
    assertEquals(FakeEngines.CANARY, engines.checked.get(0));
  }

  @Test
  void aCanaryThatIsNotFoundEndsTheRunWithOne() {
    engines.canaryIsFound = false;
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertEquals(
        List.of("tightloop: the checker itself is broken: the canary was not found"),
        ran.errorLines());
    assertEquals(List.of(FakeEngines.CANARY), engines.checked);
    assertFalse(ran.out().contains("lockstep"), ran.out());
  }

  @Test
  void withoutGoTheRowsOfBinariesSayThatTheyAreSkipped() {
    Ran ran = check();
    assertTrue(ran.out().contains("skipped: no go1.19"), ran.out());
  }

  @Test
  void aViolationByTlcEndsTheRunWithOneAndShowsItsTrace() {
    engines.ofTlc = new Tlc.Violated("POwner", List.of("1  Init", "2  retake"), 5, 2, false);
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("VIOLATED: POwner"), ran.out());
    assertTrue(ran.out().contains("  2  retake\n"), ran.out());
    assertTrue(ran.out().endsWith("violated: POwner\n"), ran.out());
  }

  @Test
  void aConfigurationThatHoldsAlthoughItMustNotEndsTheRunWithOne() {
    engines.ofTlc = new Tlc.Violated("OneRunner", List.of(), 5, 2, false);
    Ran ran = check("--config", "Small", "--expect-violation", "OneRunner");
    assertEquals(0, ran.exitCode(), ran.out());
    engines.ofTlc = new Tlc.Failed("Small pins 8 states", 7, 3);
    ran = check("--config", "Small");
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("Small pins 8 states"), ran.out());
  }

  @Test
  void aDifferenceBetweenModelAndSpecificationEndsTheRunWithOne() {
    engines.ofLockstep =
        new Lockstep.Outcome(7, 9, Set.of("gogo"), List.of("The enabled steps differ"));
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("The enabled steps differ"), ran.out());
  }

  @Test
  void anActionThatIsNeverTakenEndsTheRunWithOne() {
    engines.ofLockstep = new Lockstep.Outcome(7, 9, Set.of(), List.of());
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("0 of 1 actions"), ran.out());
  }

  @Test
  void aFaultThatSurvivesEndsTheRunWithOne() {
    engines.ofFaults =
        new Faults.Outcome(
            "one",
            true,
            List.of("the explorer does not find it, in 7"),
            Map.of("TLC", false),
            List.of("one", "NO"));
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("FAILED: survives"), ran.out());
    assertTrue(ran.out().contains("  the explorer does not find it, in 7\n"), ran.out());
    assertTrue(ran.out().contains("0 of 1 seeded fault found"), ran.out());
  }

  @Test
  void aFaultThatSomebodyDoesNotFindEndsTheRunWithOne() {
    engines.ofFaults =
        new Faults.Outcome(
            "one", false, List.of("the fuzzer: finds X"), Map.of("TLC", true), List.of("one"));
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("FAILED: the fuzzer: finds X"), ran.out());
  }

  @Test
  void noFaultAtAllEndsTheRunWithOne() {
    engines.faultNames = List.of();
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("FAILED: there is none"), ran.out());
  }

  @Test
  void theMatrixStandsBelowTheTable() {
    assertTrue(check().out().contains("\nok (faults, 1 seeded fault, each found)\n  one yes\n"));
  }

  @Test
  void aViolationOnARandomScheduleEndsTheRunWithOne() {
    engines.ofSchedules =
        Row.violated("Small", "5 schedules", "POwner", List.of("1  Init"), Duration.ZERO);
    Ran ran = check();
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().endsWith("violated: POwner\n"), ran.out());
  }

  @Test
  void aBudgetThatIsTooSmallEndsTheRunWithThree() {
    engines.ofFuzzer =
        new Fuzzer.Outcome(
            0, 0, List.of(new Fuzzer.Exercised("RegistersRestored", 0, "time")), Optional.empty());
    Ran ran = check();
    assertEquals(3, ran.exitCode());
    assertTrue(ran.out().contains("inconclusive: never exercised"), ran.out());
  }

  @Test
  void aViolationWeighsMoreThanABudgetThatIsTooSmall() {
    engines.ofFuzzer =
        new Fuzzer.Outcome(
            0, 0, List.of(new Fuzzer.Exercised("RegistersRestored", 0, "time")), Optional.empty());
    engines.ofTlc = new Tlc.Violated("POwner", List.of(), 5, 2, false);
    assertEquals(1, check().exitCode());
  }

  @Test
  void anExpectedViolationTurnsRedIntoZeroAndItsAbsenceIntoOne() {
    assertEquals(1, check("--expect-violation", "RegistersRestored").exitCode());
    engines.ofFuzzer =
        new Fuzzer.Outcome(
            3,
            300,
            List.of(new Fuzzer.Exercised("RegistersRestored", 2, "time")),
            Optional.of(
                new Fuzzer.Found(
                    "RegistersRestored", List.of("RAX was 1 and is 2"), () -> "to replay: it")));
    Ran ran = check("--expect-violation", "RegistersRestored");
    assertEquals(0, ran.exitCode());
    assertTrue(ran.out().contains("to replay: it"), ran.out());
    assertEquals(1, check("--expect-violation", "StackUntouched").exitCode());
    assertEquals(1, check().exitCode());
  }

  @Test
  void whatAConfigurationItselfMustViolateIsNoExpectedViolation() {
    assertEquals(1, check("--expect-violation", "AckSound").exitCode());
  }

  @Test
  void theSuiteChoosesTheConfigurations() {
    check("--suite", "quick");
    assertFalse(engines.checked.contains("Big"));
    check("--suite", "standard");
    assertTrue(engines.checked.contains("Big"));
  }

  @Test
  void namedConfigurationsAloneAreChecked() {
    check("--config", "Big");
    assertEquals(List.of(FakeEngines.CANARY, "Big"), engines.checked);
  }

  @Test
  void theTableIsTheSameWhicheverPartIsFaster() {
    String once = withoutTimes(check("--suite", "standard").out());
    for (int i = 0; i < 20; i++) {
      assertEquals(once, withoutTimes(check("--suite", "standard").out()));
    }
  }

  private static String withoutTimes(String table) {
    return table.replaceAll(" *[0-9]+\\.[0-9] s", "");
  }

  @Test
  void jsonSaysWhatTheTableSays() throws IOException {
    engines.ofTlc = new Tlc.Violated("POwner", List.of("1  Init"), 5, 2, false);
    Path file = root.resolve("result.json");
    Ran ran = check("--json", file.toString());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(ran.exitCode(), json.get("exitCode").asInt());
    assertTrue(ran.out().endsWith(json.get("conclusion").asText() + "\n"));
    List<List<String>> table = TableReader.rows(ran.out());
    int at = 0;
    for (JsonNode part : json.get("parts")) {
      String name = part.get("name").asText();
      for (JsonNode row : part.get("rows")) {
        String reason = row.get("reason").asText();
        String verdict = row.get("verdict").asText() + (reason.isEmpty() ? "" : ": " + reason);
        assertEquals(
            List.of(name, row.get("checked").asText(), row.get("amount").asText(), verdict),
            table.get(at++).subList(0, 4));
        name = "";
      }
    }
    assertEquals(table.size(), at);
    assertEquals(
        Files.readString(file), Files.readString(root.resolve("target/tightloop/check.json")));
  }

  @Test
  void aBugOfTightloopIsOneLineAndAFileAndEndsWithSeventy() throws IOException {
    engines.ofLockstep = null;
    Ran ran = check();
    assertEquals(70, ran.exitCode());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().contains("this is a bug in tightloop"), ran.err());
    String trace = Files.readString(root.resolve("target/tightloop/crash.txt"));
    assertTrue(trace.startsWith("tightloop check\n"), trace);
    assertTrue(trace.contains("NullPointerException"), trace);
  }
}
