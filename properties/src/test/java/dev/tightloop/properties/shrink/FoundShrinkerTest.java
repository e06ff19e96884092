package dev.tightloop.properties.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundShrinkerTest {

  /**
   * Invariants, properties of steps, a deadlock, and four that something happens sooner or later.
   */
  private static final List<String> CONFIGURATIONS =
      List.of(
          "FaultExecuteStoresStatus",
          "FaultPreemptParkDropsFirst",
          "FaultSigreturnKeepsMask",
          "FaultGogoKeepsG",
          "FaultGcstopmNeverWakes",
          "FaultMexitForgetsHandoffp",
          "FaultCastogscanstatusStores",
          "FaultNewstackClearsPreempt",
          "FaultDropmKeepsMask",
          "FaultStopTheWorldStaysRunning",
          "FaultStopTheWorldAsksOnce",
          "FaultRetakeSkipsSyscalls",
          "FaultStartTheWorldKeepsGcwaiting");

  private static final double WORST = 1.2;

  /** What the whole of docs/shrinking.md measures. */
  @Test
  void whatIsShrunkIsAlmostAlwaysAsShortAsCanBe() throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    for (String name : CONFIGURATIONS) {
      SpecConfiguration spec = Specs.configuration(name);
      int optimum = optimum(spec);
      for (int seed = 1; seed <= 2; seed++) {
        ShrunkFound shrunk = shrunk(name, seed);
        double ratio = shrunk.found().length() / (double) optimum;
        assertTrue(ratio <= WORST, name + " " + ratio);
        ratios.add(ratio);
      }
    }
    ratios.sort(null);
    assertEquals(1.0, ratios.get(ratios.size() / 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FaultExecuteStoresStatus", "FaultPreemptParkDropsFirst", "FaultGogoKeepsG"})
  void noStepOfTheModelCanBeLeftOut(String name) throws InterruptedException {
    Target target = Target.of(Specs.configuration(name));
    ModelMachine machine = target.machine();
    ShrunkFound shrunk = shrunk(name, 3);
    Map<String, Integer> steps =
        Arrays.stream(machine.model().allSteps())
            .boxed()
            .collect(Collectors.toMap(machine::label, step -> step));
    FailingSchedule schedule =
        new FailingSchedule(
            shrunk.found().initial(),
            shrunk.found().steps().stream().map(steps::get).toList(),
            shrunk.found().property());
    ScheduleShrinkerTest.assertPlays(machine, schedule);
    ScheduleShrinkerTest.assertNoStepCanBeLeftOut(
        machine, new Shrunk(schedule, shrunk.before(), shrunk.after(), true, 0));
  }

  @Test
  void aDeadlockStaysOne() throws InterruptedException {
    Found found = found("CThreadNeverPreempted", "Deadlock", 1);
    Target target = Target.asking(Specs.configuration("CThreadNeverPreempted"), "Deadlock");
    ShrunkFound shrunk = new FoundShrinker(target).shrink(found);
    assertEquals("Deadlock", shrunk.found().property());
    assertEquals(found.schedule(), shrunk.found().schedule());
    assertTrue(shrunk.found().length() <= found.length());
  }

  @Test
  void whatDoesNotViolateItIsRefused() throws InterruptedException {
    Target target = Target.of(Specs.configuration("FaultExecuteStoresStatus"));
    FoundShrinker shrinker = new FoundShrinker(target);
    Found found = found("FaultExecuteStoresStatus", "SuspendedDoesNotRun", 1);
    List<String> shorter = found.steps().subList(0, found.length() - 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            shrinker.shrink(
                new Found(found.property(), 0, found.initial(), shorter, List.of(), true)));
    Target lasso = Target.of(Specs.configuration("FaultStartTheWorldKeepsGcwaiting"));
    Found of = found("FaultStopTheWorldStaysRunning", "WorldStarts", 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new FoundShrinker(lasso)
                .shrink(new Found("WorldStarts", 0, of.initial(), of.steps(), List.of(), true)));
  }

  private static ShrunkFound shrunk(String name, int seed) throws InterruptedException {
    SpecConfiguration spec = Specs.configuration(name);
    String property = spec.expectation().violates().orElseThrow();
    ShrunkFound shrunk =
        new FoundShrinker(Target.asking(spec, property)).shrink(found(name, property, seed));
    assertEquals(property, shrunk.found().property());
    return shrunk;
  }

  private static Found found(String name, String property, int seed) throws InterruptedException {
    Target target = Target.asking(Specs.configuration(name), property);
    return Fuzzer.of(target, seed).run(20_000, () -> true, far -> {}).found().orElseThrow();
  }

  private static int optimum(SpecConfiguration spec) throws InterruptedException {
    ConfiguredResult explored =
        new ConfiguredSearch(spec, Options.defaults().threads(1), Reductions.none, true).run();
    return explored.exploration().outcome() instanceof Outcome.Violated violated
        ? violated.path().labels().size()
        : explored
            .violatedTemporal()
            .flatMap(judged -> judged.counterexample())
            .map(lasso -> lasso.stem().size() + lasso.cycle().size())
            .orElseThrow();
  }
}
