package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tightloop.properties.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tightloop fuzz} and {@code tightloop faults}: what they print and how they end. */
final class FuzzTest {

  private static Ran run(String commandLine) {
    return Ran.tightloop(Root.PATH, new FakeEngines().factory(), commandLine.split(" "));
  }

  @Test
  void aConfigurationThatHoldsEndsWithZero() {
    Ran ran = run("fuzz --config ForLoop --schedules 100");
    assertEquals(0, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("100 schedules, 50,000 steps"), ran.out());
  }

  @Test
  void aFaultThatIsFoundIsAsExpected() {
    Ran ran = run("fuzz --fault suspendGFromRunning");
    assertEquals(0, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("SuspenderPreemptible violated"), ran.out());
    assertEquals(1, run("fuzz --fault suspendGFromRunning --expect-violation POwner").exitCode());
  }

  @Test
  void theSameSeedGivesTheSameForAnyNumberOfThreads() {
    String once = withoutTimes(run("fuzz --fault badsignalOnPreempt --threads 1 --counts").out());
    assertEquals(
        once, withoutTimes(run("fuzz --fault badsignalOnPreempt --threads 3 --counts").out()));
    assertFalse(
        once.equals(withoutTimes(run("fuzz --fault badsignalOnPreempt --seed 2 --counts").out())));
  }

  private static String withoutTimes(String table) {
    return table
        .replaceAll("(?m)( in [0-9,.]+ s)?, [0-9,]+ a second$", "")
        .replaceAll(" *[0-9]+\\.[0-9] s", "")
        .replaceAll("-+", "-");
  }

  @Test
  void aViolationThatIsNotMetIsInconclusive() {
    Ran ran = run("fuzz --fault badsignalOnPreempt --schedules 2 --length 5");
    assertEquals(3, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("inconclusive: AckSound not"), ran.out());
  }

  @Test
  void aPropertyThatNeverSaidAnythingEndsWithOne() {
    Ran ran = run("fuzz --config ForLoop --schedules 1 --length 1");
    assertEquals(1, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("FAILED: OneRunner"), ran.out());
  }

  @Test
  void jsonHasTheCounts(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("fuzz.json");
    run("fuzz --config ForLoop --schedules 100 --json " + file);
    JsonNode row = new ObjectMapper().readTree(file.toFile()).at("/parts/0/rows/0");
    assertEquals("ForLoop", row.get("checked").asText());
    assertEquals(50_100, row.at("/exercised/0/evaluated").asLong());
    JsonNode played = row.get("played");
    assertEquals(100, played.get("schedules").asLong());
    assertEquals(50_000, played.get("steps").asLong());
    assertEquals(500, played.at("/lengths/median").asInt());
    assertTrue(played.at("/distinctStates/exact").asBoolean());
    assertTrue(played.at("/coveredEdges/count").asLong() > 100);
    assertTrue(played.at("/actions/taken").asInt() > 10);
  }

  @Test
  void theEndReportSaysWhatWasPlayed() {
    Ran ran = run("fuzz ForLoop --schedules 100");
    for (String line :
        List.of(
            "ForLoop",
            "  schedules        100 in [0-9.]+ s, [0-9,]+ a second",
            "  steps            50,000, [0-9,]+ a second",
            "  trace length     500 to 500 steps, median 500",
            "  distinct states  [0-9],[0-9]{3}",
            "  coverage         [0-9,]+ edges between abstract states",
            "  actions          37 of 37 taken",
            "  properties       12 asked; RefinesContract said something least often, .*",
            "    OneRunner                said something [0-9,]+ of 50,100 times")) {
      assertTrue(ran.out().lines().anyMatch(each -> each.matches(line)), line + "\n" + ran.out());
    }
  }

  @Test
  void actionsThatWereNotTakenAreNamedOnDemand() {
    String fewSteps = "fuzz ForLoop --schedules 1 --length 30";
    Ran ran = run(fewSteps + " --counts");
    assertTrue(ran.out().matches("(?s).*actions +[0-9]+ of 37 taken; not .*"), ran.out());
    assertFalse(run(fewSteps).out().contains(" taken; not "));
  }

  /** SuspendSysmon is too large for TLC, so its file does not say which are never taken. */
  @Test
  void howManyActionsThereAreIsNotSaidWhereNobodyKnows() {
    Ran ran = run("fuzz SuspendSysmon --schedules 1 --strategy uniform --counts");
    assertTrue(
        ran.out().lines().anyMatch(each -> each.matches("  actions +[0-9]+ taken")), ran.out());
  }

  @Test
  void severalConfigurationsHaveTheirCountsOnDemandOnly() {
    Ran ran = run("fuzz ForLoop --config TakeTurns --schedules 20");
    assertEquals(2, ran.out().lines().filter(l -> l.startsWith("  distinct states ")).count());
    assertFalse(ran.out().contains("    OneRunner "), ran.out());
    assertTrue(
        run("fuzz ForLoop TakeTurns --schedules 20 --counts").out().contains("    OneRunner "));
  }

  /** More of them are looked for, and the same violation is told once. */
  @Test
  void violationsAreCounted() {
    Ran one = run("fuzz --fault suspendGFromRunning");
    Ran ten = run("fuzz --fault suspendGFromRunning --violations 10");
    assertEquals(0, ten.exitCode(), ten.out());
    assertTrue(schedules(ten) > schedules(one), ten.out());
  }

  /** A configuration that does not expect what its fault breaks, in a repository of its own. */
  private static Path unexpecting(String name, Path root) throws IOException {
    Path spec = Files.createDirectory(root.resolve("spec"));
    try (Stream<Path> files = Files.list(Root.PATH.resolve("spec"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, spec.resolve(file.getFileName()));
      }
    }
    Path file = spec.resolve(name + ".cfg");
    String text = Files.readString(file).replaceFirst("expect: violates \\w+", "expect: holds");
    Files.writeString(file, text);
    return root;
  }

  private static Ran runIn(Path root, String commandLine) {
    return Ran.tightloop(root, new FakeEngines().factory(), commandLine.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "FaultSuspendGFromRunning, SuspenderPreemptible, 'caller can itself be suspended'",
    "FaultTrustsItsFirstLook,  WorkConserved,        'no P is idle'",
    "FaultStopTheWorldAsksOnce, WorldStops,         'and nothing happens any more'",
    "TakeTurnsUnfairly,        RunnableRuns,         'and then again and again'"
  })
  void aViolationIsShrunkAndShownAndReplayed(
      String name, String property, String says, @TempDir Path directory) throws IOException {
    Path root = unexpecting(name, directory);
    Ran ran = runIn(root, "fuzz " + name + " --schedules 20000");
    assertEquals(1, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("VIOLATED: " + property), ran.out());
    assertTrue(ran.out().contains(says), ran.out());
    Matcher shrunk = Pattern.compile(", ([0-9,]+) steps; shrunk to ([0-9]+),").matcher(ran.out());
    assertTrue(shrunk.find(), ran.out());
    assertTrue(ran.out().lines().anyMatch(line -> line.startsWith("       1  ")), ran.out());
    assertTrue(
        ran.out().lines().anyMatch(line -> line.matches(" +[a-z]+(\\.\\w+)+ = .+")), ran.out());
    Matcher replay = Pattern.compile("to replay: ./tightloop (replay .*)").matcher(ran.out());
    assertTrue(replay.find(), ran.out());
    Ran replayed = runIn(root, replay.group(1) + " --expect-violation " + property);
    assertEquals(0, replayed.exitCode(), replayed.out() + replayed.err());
    assertTrue(replayed.out().contains(name + ", " + shrunk.group(2) + " steps"), replayed.out());
  }

  @Test
  void anExpectedViolationIsWrittenOnDemand(@TempDir Path directory) throws IOException {
    run("fuzz --fault suspendGFromRunning --violations 20 --save " + directory);
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of("FaultSuspendGFromRunning-SuspenderPreemptible.json"),
          files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private static int schedules(Ran ran) {
    Matcher schedules = Pattern.compile("  schedules +([0-9]+) in ").matcher(ran.out());
    assertTrue(schedules.find(), ran.out());
    return Integer.parseInt(schedules.group(1));
  }

  @Test
  void timeIsAllThatLimitsSchedulesUnlessBothAreGiven() {
    Ran both = run("fuzz ForLoop --time 600 --schedules 3 --length 50");
    assertEquals(3, schedules(both));
  }

  @Test
  void strategiesAreExplained() {
    String help = run("fuzz --help").out();
    for (Strategies strategy : Strategies.values()) {
      assertTrue(help.matches("(?s).*\n  " + strategy + " .*"), help);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fuzz --schedules 0",
        "fuzz --time 0",
        "fuzz --length 0",
        "fuzz --threads 0",
        "fuzz --violations 0",
        "fuzz Nowhere",
        "fuzz --strategy best",
        "fuzz --fault none",
        "fuzz --config None",
        "fuzz --json /nowhere/at/all.json",
        "faults none",
        "faults --json /nowhere/at/all.json",
        "faults --write suspendGFromRunning"
      })
  void badUsageIsOneLineAndTwo(String commandLine) {
    Ran ran = run(commandLine);
    assertEquals(2, ran.exitCode(), ran.out());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void theMatrixOfAFaultIsALine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("faults.json");
    Ran ran = run("faults suspendGFromRunning flagsSavedAfterChange --json " + file);
    assertEquals(0, ran.exitCode(), ran.out());
    assertTrue(
        ran.out().lines().anyMatch(line -> line.matches("suspendGFromRunning .* 11  yes .*")),
        ran.out());
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    assertEquals(2, rows.size());
    assertEquals(11, rows.at("/0/explorer/steps").asInt());
    assertTrue(rows.at("/1/registers/found").asBoolean());
    assertFalse(rows.at("/1/survives").asBoolean());
  }
}
