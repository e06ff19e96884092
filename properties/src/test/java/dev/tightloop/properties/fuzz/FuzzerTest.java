package dev.tightloop.properties.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.schedule.ForwardingMachine;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.RandomSpeeds;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import dev.tightloop.properties.strategy.UniformRandom;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzerTest {

  private static final long SEED = 1;

  /** Bytes a step of what those that learn keep of schedules. */
  private static final int KEPT = 8;

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

  /** Making a strategy may take walks, which must not be taken for the schedule's. */
  @ParameterizedTest
  @EnumSource(Strategies.class)
  void goIsFaithfulWhateverTheStrategy(Strategies strategy) throws InterruptedException {
    Target target = Target.of(Specs.configuration("ThreeGoroutines"));
    FuzzResult result =
        new Fuzzer(target, SEED, strategy::of, 100, 1).run(20, () -> true, far -> {});
    assertEquals(Optional.empty(), result.found());
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
    FuzzResult result = fuzzer.run(10, () -> false, far -> {});
    assertEquals(0, result.schedules());
    assertEquals(new Lengths(0, 0, 0), result.figures().lengths());
  }

  @Test
  void asManySchedulesAreBegunAsThereIsTimeForAndAllAreCounted() throws InterruptedException {
    for (int threads : new int[] {1, 3}) {
      AtomicInteger asked = new AtomicInteger();
      AtomicInteger begun = new AtomicInteger();
      Target target = Target.of(Specs.configuration("Smallest"));
      Fuzzer fuzzer =
          new Fuzzer(
              target,
              SEED,
              machine -> {
                Strategy uniform = new UniformRandom();
                return new Strategy() {
                  @Override
                  public void begin(SplitMix64 random, long number, int length) {
                    begun.incrementAndGet();
                    uniform.begin(random, number, length);
                  }

                  @Override
                  public int choose(int[] enabled, int count) {
                    return uniform.choose(enabled, count);
                  }
                };
              },
              50,
              threads);
      FuzzResult result =
          fuzzer.run(Long.MAX_VALUE, () -> asked.incrementAndGet() <= 1000, far -> {});
      assertEquals(begun.get(), result.schedules());
      assertTrue(result.schedules() > 500 && result.schedules() < 1000, result.toString());
      assertEquals(50 * result.schedules(), result.steps());
    }
  }

  @Test
  void severalViolationsAreTheSameForAnyNumberOfThreads() throws InterruptedException {
    FuzzResult alone = several(1);
    assertTrue(alone.violations().size() >= 20, alone.violations().size() + " violations");
    assertEquals(alone, several(3));
    Found second = alone.violations().get(1);
    assertEquals(second, player("FaultTrustsItsFirstLook", SEED).play(second.schedule()));
  }

  private static FuzzResult several(int threads) throws InterruptedException {
    Target target = Target.of(Specs.configuration("FaultTrustsItsFirstLook"));
    return new Fuzzer(target, SEED, RandomSpeeds::new, Fuzzer.LENGTH, threads)
        .run(10_000, 20, () -> true, far -> {});
  }

  /** A strategy that learns forgets at the first schedule of a block, whatever becomes of that. */
  @Test
  void aStrategyIsToldOfSchedulesThatViolateSomethingAtOnce() {
    List<Long> begun = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    Strategy strategy =
        new Strategy() {
          @Override
          public void begin(SplitMix64 random, long number, int length) {
            begun.add(number);
          }

          @Override
          public int choose(int[] enabled, int count) {
            throw new AssertionError("nothing is to be chosen");
          }

          @Override
          public void end() {
            ended.add(begun.size());
          }
        };
    Machine model = Target.of(Specs.configuration("Smallest")).machine();
    Subject wrong =
        () ->
            new ForwardingMachine(model) {
              @Override
              public String violated() {
                return "Wrong";
              }
            };
    Player player = new Player(wrong, machine -> strategy, SEED, Fuzzer.LENGTH);
    assertEquals("Wrong", player.play(0).property());
    assertEquals(List.of(0L), begun);
    assertEquals(List.of(1), ended);
  }

  /** Counted in another way: by playing the same schedules and keeping everything. */
  @Test
  void theFiguresAreThoseOfTheSchedules() throws InterruptedException {
    FuzzResult result = run("FaultTrustsItsFirstLook", 10_000, 2);
    Target target = Target.of(Specs.configuration("FaultTrustsItsFirstLook"));
    Set<Long> states = new HashSet<>();
    Set<List<Long>> edges = new HashSet<>();
    Set<String> actions = new TreeSet<>();
    List<Integer> lengths = new ArrayList<>();
    Subject watched =
        new Subject() {
          @Override
          public Machine machine() {
            return new WatchedMachine(target.machine(), states, edges, actions, lengths);
          }

          @Override
          public Ending ending(Machine machine, int length) {
            return target.ending(((WatchedMachine) machine).watched(), length);
          }
        };
    Player player = new Player(watched, RandomSpeeds::new, SEED, Fuzzer.LENGTH);
    for (long i = 0; i < result.schedules(); i++) {
      player.play(i);
    }
    Collections.sort(lengths);
    assertEquals(new Distinct(states.size(), true), result.figures().states());
    assertEquals(new Distinct(edges.size(), true), result.figures().edges());
    assertEquals(List.copyOf(actions), result.figures().actions());
    assertEquals(
        new Lengths(
            lengths.get(0), lengths.get((lengths.size() - 1) / 2), lengths.get(lengths.size() - 1)),
        result.figures().lengths());
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

  @ParameterizedTest
  @EnumSource(Strategies.class)
  void aStepAllocatesNothing(Strategies strategy) {
    Target target = Target.of(Specs.configuration("Smallest"));
    Player player = new Player(target, strategy::of, SEED, Fuzzer.LENGTH);
    int most = player.block() == 1 ? 2 : KEPT;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double bytesPerStep = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 10 && bytesPerStep > most; attempt++) {
      long steps = player.steps();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        player.play(100 * attempt + i);
      }
      bytesPerStep =
          (threads.getCurrentThreadAllocatedBytes() - before) / (double) (player.steps() - steps);
    }
    assertTrue(bytesPerStep <= most, bytesPerStep + " bytes a step, of schedules of 500");
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
