package dev.tightloop.properties.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.hunt.Hunt;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioRun;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.schedule.BadSchedule;
import dev.tightloop.properties.schedule.Divergence;
import dev.tightloop.properties.schedule.Origin;
import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduleFormat;
import dev.tightloop.properties.schedule.ScheduledConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches find is written, read and replayed; and what is changed in it is noticed. */
final class SchedulesTest {

  private static final long SEED = 1;
  private static final int DRAWN = 20;

  private static Optional<Divergence> replayed(Schedule schedule) {
    return Driven.of(schedule).replay((number, choice) -> {}).divergence();
  }

  private static Schedule explored(String name, Reductions reduction) throws InterruptedException {
    return explored(Specs.configuration(name), reduction);
  }

  private static Schedule explored(SpecConfiguration spec, Reductions reduction)
      throws InterruptedException {
    return Schedules.of(
            new ConfiguredSearch(spec, Options.defaults().threads(1), reduction, true).run())
        .orElseThrow();
  }

  private static Schedule fuzzed(SpecConfiguration spec) throws InterruptedException {
    Found found =
        Fuzzer.of(Target.of(spec), SEED).run(10_000, () -> true, far -> {}).found().orElseThrow();
    Origin origin = new Origin("speeds", SEED, found.schedule(), Fuzzer.LENGTH, found.length());
    return Schedules.of(spec, origin, found);
  }

  private static void assertReplays(Schedule schedule, String violated) {
    String text = ScheduleFormat.print(schedule);
    Schedule read = ScheduleFormat.read(text);
    assertEquals(schedule, read);
    assertEquals(text, ScheduleFormat.print(read));
    assertEquals(Optional.of(violated), read.violates());
    assertEquals(Optional.empty(), replayed(read));
  }

  /** A state invariant, a step property, a lasso, a violation without any step. */
  @ParameterizedTest
  @CsvSource({
    "FaultSuspendGFromRunning, SuspenderPreemptible, 11",
    "BreaksStatusMoves, StatusMoves, 18",
    "UnsafePointStarves, PreemptLive, 35",
    "FaultSchedinitLeavesGcwaiting, StartsAsContract, 0"
  })
  void theShortestReplays(String name, String violated, int steps) throws InterruptedException {
    Schedule schedule = explored(name, Reductions.none);
    assertReplays(schedule, violated);
    assertEquals(steps, schedule.choices().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"symmetry", "partialOrder"})
  void whatAReducedSearchFindsReplays(String reduction) throws InterruptedException {
    assertReplays(
        explored("FaultSuspendGFromRunning", Reductions.valueOf(reduction)),
        "SuspenderPreemptible");
  }

  @ParameterizedTest
  @CsvSource({"FaultTrustsItsFirstLook, WorkConserved", "UnsafePointStarves, PreemptLive"})
  void whatTheFuzzerFindsReplays(String name, String violated) throws InterruptedException {
    assertReplays(fuzzed(Specs.configuration(name)), violated);
  }

  @Test
  void aDeadlockReplays() throws InterruptedException {
    assertReplays(explored(DeadlockAsked.configuration(), Reductions.none), Checks.DEADLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gprLeftOut", "signalPendingNeverCleared"})
  void programsOnTheCoreReplay(String name) {
    Schedule schedule = ofRegisters(name);
    assertReplays(schedule, RegisterFault.named(name).orElseThrow().caughtBy());
    assertTrue(schedule.choices().size() > 100);
  }

  private static Schedule ofRegisters(String name) {
    Optional<RegisterFault> fault = RegisterFault.named(name);
    ScenarioSearch search = new ScenarioSearch(SEED, fault);
    long number = 0;
    while (ScenarioRun.play(search.scenario(number), fault).violation().isEmpty()) {
      number++;
    }
    return Schedules.of(
        search.scenario(number),
        fault,
        new Origin(Origin.SCENARIOS, SEED, number, Scenario.MOST_CHOICES, 0));
  }

  @Test
  void withoutItsFaultAScheduleGoesOtherwise() throws InterruptedException {
    Schedule schedule = explored("FaultSuspendGFromRunning", Reductions.none);
    String without = ScheduleFormat.print(schedule).replace("[\"suspendGFromRunning\"]", "[]");
    Divergence divergence = replayed(ScheduleFormat.read(without)).orElseThrow();
    assertEquals(11, divergence.choice());
    assertTrue(divergence.enabled().size() > 1, divergence::toString);
    String registers = ScheduleFormat.print(ofRegisters("gprLeftOut"));
    Schedule right =
        ScheduleFormat.read(registers.replace("\"fault\": \"gprLeftOut\"", "\"fault\": null"));
    assertTrue(replayed(right).isPresent());
  }

  @Test
  void aCycleIsJudgedAnew() throws InterruptedException {
    Schedule schedule = explored("UnsafePointStarves", Reductions.none);
    int last = schedule.choices().size();
    int begins = schedule.cycle().orElseThrow();
    Divergence later = replayed(withCycle(schedule, begins + 1)).orElseThrow();
    assertEquals(last + 1, later.choice());
    assertEquals("the lasso does not come back", later.instead());
    Divergence never = replayed(withCycle(schedule, last)).orElseThrow();
    assertTrue(never.instead().startsWith("the lasso is not fair to "), never.instead());
  }

  private static Schedule withCycle(Schedule schedule, int begins) {
    return new Schedule(
        schedule.configuration(),
        schedule.scenario(),
        schedule.origin(),
        schedule.initial(),
        schedule.violates(),
        OptionalInt.of(begins),
        schedule.identity(),
        schedule.start(),
        schedule.choices());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule(m1) | reschedule(m1) | $.choices[0].step: the configuration has no step",
        "'\"actor\": \"m1\"' | '\"actor\": \"m9\"' | $.choices[0].actor: the configuration has",
        "'[\"suspendGFromRunning\"]' | '[\"none\"]' | no $.configuration: FaultSuspendG",
        "'[\"SuspenderPreemptible\"]' | '[\"None\"]' | no $.configuration: no invariant None",
        "'[\"SuspenderPreemptible\"]' | '[]' | $.violates: is SuspenderPreemptible, which",
        "'\"g1\"' | '\"g1 Lost = g2\"' | no $.configuration: FaultSuspendGFromRunning.cfg",
        "'\"{m1, m2}\"' | '\"{m2, m1}\"' | FaultSuspendGFromRunning.cfg",
        "'\"cycle\": null' | '\"cycle\": 3' | $.cycle: is 3 for SuspenderPreemptible"
      })
  void whatTheModelHasNotIsRefused(String what, String by, String says)
      throws InterruptedException {
    String right = ScheduleFormat.print(explored("FaultSuspendGFromRunning", Reductions.none));
    Schedule wrong = ScheduleFormat.read(right.replace(what, by));
    BadSchedule bad = assertThrows(BadSchedule.class, () -> Driven.of(wrong));
    assertEquals(1, bad.getMessage().lines().count(), bad.getMessage());
    assertTrue(bad.getMessage().contains(says.replaceFirst("^no ", "")), bad.getMessage());
  }

  @Test
  void recordedAgainItIsTheSame() throws InterruptedException {
    Schedule schedule = explored("BreaksStatusMoves", Reductions.none);
    assertEquals(schedule, Schedules.again(schedule));
    Schedule older =
        ScheduleFormat.read(
            ScheduleFormat.print(schedule)
                .replace(schedule.identity(), "0123456789abcdef")
                .replace(schedule.start(), "0123456789abcdef"));
    assertEquals(schedule, Schedules.again(older));
  }

  /** All of them: nothing that a configuration says is lost on the way. */
  @Test
  void everyConfigurationIsTheSameAfterItWasWrittenOut() {
    List<SpecConfiguration> all = new ArrayList<>(Specs.directory().configurations());
    for (int i = 0; i < DRAWN; i++) {
      all.add(SpecConfiguration.of(Path.of("Drawn.cfg"), new Hunt(SEED, 1).text(i)));
    }
    for (SpecConfiguration spec : all) {
      ScheduledConfiguration data = ScheduledConfiguration.of(spec);
      SpecConfiguration back = data.spec();
      assertEquals(data, ScheduledConfiguration.of(back), spec.name());
      assertEquals(Target.of(spec).configuration(), Target.of(back).configuration(), spec.name());
      assertEquals(spec.invariants(), back.invariants(), spec.name());
      assertEquals(spec.properties(), back.properties(), spec.name());
      assertEquals(spec.checkDeadlock(), back.checkDeadlock(), spec.name());
      assertEquals(spec.constants().get("Never"), back.constants().get("Never"), spec.name());
    }
  }
}
