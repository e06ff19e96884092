package dev.tightloop.properties.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.strategy.RandomSpeeds;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzerTest {

  private static final long SEED = 1;

  @ParameterizedTest
  @ValueSource(strings = {"FaultTrustsItsFirstLook", "FaultBadsignalOnPreempt", "SignalStorm"})
  void theResultIsTheSameForAnyNumberOfThreads(String name) throws InterruptedException {
    FuzzResult alone = run(name, 10_000, 1);
    assertTrue(alone.found().isPresent());
    assertEquals(alone, run(name, 10_000, 3));
    assertEquals(alone, run(name, 10_000, 1));
  }

  @Test
  void countsAreTheSameForAnyNumberOfThreads() throws InterruptedException {
    FuzzResult alone = run("Smallest", 100, 1);
    assertEquals(100, alone.schedules());
    assertEquals(Optional.empty(), alone.found());
    assertEquals(alone, run("Smallest", 100, 3));
  }

  @Test
  void aScheduleDependsOnTheSeedAndItsNumberAlone() throws InterruptedException {
    Found found = run("FaultBadsignalOnPreempt", 10_000, 1).found().orElseThrow();
    assertTrue(found.schedule() > 10);
    assertEquals(found, player("FaultBadsignalOnPreempt", SEED).play(found.schedule()));
    Player another = player("FaultBadsignalOnPreempt", SEED);
    another.play(3);
    another.play(1);
    assertEquals(found, another.play(found.schedule()));
    Found other = player("FaultBadsignalOnPreempt", SEED + 1).play(found.schedule());
    assertFalse(found.equals(other));
  }

  @Test
  void theScheduleThatIsShownViolatesTheInvariant() throws InterruptedException {
    Found found = run("FaultTrustsItsFirstLook", 10_000, 1).found().orElseThrow();
    assertEquals("WorkConserved", found.property());
    Model model =
        new Model(Target.of(Specs.configuration("FaultTrustsItsFirstLook")).configuration());
    Map<String, Integer> steps =
        Arrays.stream(model.allSteps())
            .boxed()
            .collect(Collectors.toMap(model::label, step -> step));
    model.state().copyFrom(model.initialStates().get(found.initial()).encoded());
    var invariant = Invariants.of(model, List.of("WorkConserved")).get(0);
    for (String label : found.steps()) {
      assertTrue(invariant.holds(model.state()));
      model.apply(steps.get(label));
    }
    assertFalse(invariant.holds(model.state()));
  }

  @Test
  void everyStateIsAskedAbout() throws InterruptedException {
    FuzzResult result = run("Smallest", 20, 1);
    Evaluations some =
        result.evaluations().stream()
            .filter(each -> each.property().equals("AckSound"))
            .findFirst()
            .orElseThrow();
    assertEquals(result.steps() + result.schedules(), some.evaluated());
    assertTrue(some.mattered() > 0 && some.mattered() < some.evaluated());
  }

  @Test
  void whatIsNeverTrueIsVacuous() throws InterruptedException {
    Target faithful = Target.of(Specs.configuration("CooperativeOnly"));
    Target asking =
        new Target(
            faithful.configuration(),
            model -> new Checks(Invariants.of(model, List.of("AckSound")), List.of(), false),
            List.of());
    assertEquals(
        List.of("AckSound"), Fuzzer.of(asking, SEED).run(50, () -> true, far -> {}).vacuous());
  }

  @Test
  void aDeadlockIsFound() throws InterruptedException {
    Target faithful = Target.of(Specs.configuration("CThreadNeverPreempted"));
    Target asking =
        new Target(
            faithful.configuration(), model -> new Checks(List.of(), List.of(), true), List.of());
    Found found = Fuzzer.of(asking, SEED).run(10_000, () -> true, far -> {}).found().orElseThrow();
    assertEquals(Checks.DEADLOCK, found.property());
  }

  @Test
  void noScheduleIsBegunWhenTimeIsUp() throws InterruptedException {
    Fuzzer fuzzer = Fuzzer.of(Target.of(Specs.configuration("Smallest")), SEED);
    assertEquals(FuzzResult.NOTHING, fuzzer.run(10, () -> false, far -> {}));
  }

  /** Each is judged anew when it is found, from its states alone; a wrong one would throw. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FaultStopTheWorldAsksOnce",
        "FaultExitsyscallLetsSysmonSleep",
        "SignalStorm",
        "TakeTurnsUnfairly",
        "CThreadNeverPreempted"
      })
  void whatNeverHappensIsFound(String name) throws InterruptedException {
    Found found = run(name, 20_000, 1).found().orElseThrow();
    assertEquals(Specs.configuration(name).expectation().violates(), Optional.of(found.property()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TakeTurns", "StopTheWorldEnds", "CorrectedAskedOnce", "SuspendEnds"})
  void whatAlwaysHappensIsNotMissed(String name) throws InterruptedException {
    assertEquals(Optional.empty(), run(name, 400, 2).found());
  }

  @Test
  void aStepAllocatesNothing() {
    Player player = player("Smallest", SEED);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double bytesPerStep = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 10 && bytesPerStep > 2; attempt++) {
      long steps = player.steps();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        player.play(100 * attempt + i);
      }
      bytesPerStep =
          (threads.getCurrentThreadAllocatedBytes() - before) / (double) (player.steps() - steps);
    }
    assertTrue(bytesPerStep <= 2, bytesPerStep + " bytes a step, of schedules of 500");
  }

  private static Player player(String name, long seed) {
    Target target = Target.of(Specs.configuration(name));
    return new Player(target, RandomSpeeds::new, seed, Fuzzer.LENGTH);
  }

  private static FuzzResult run(String name, long schedules, int threads)
      throws InterruptedException {
    Target target = Target.of(Specs.configuration(name));
    return new Fuzzer(target, SEED, RandomSpeeds::new, Fuzzer.LENGTH, threads)
        .run(schedules, () -> true, far -> {});
  }
}
