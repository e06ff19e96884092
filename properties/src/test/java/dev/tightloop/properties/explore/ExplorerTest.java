package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.Invariant;
import dev.tightloop.properties.invariants.Invariants;
import dev.tightloop.properties.invariants.StepProperty;
import dev.tightloop.spec.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search comes to what TLC comes to, with any number of threads and any amount of memory. */
final class ExplorerTest {

  private static final long MEMORY = 64 << 20;

  static Stream<String> quick() {
    return Configurations.DIRECTORY.configurations().stream()
        .filter(spec -> spec.suite() == Suite.QUICK)
        .map(spec -> spec.name());
  }

  @ParameterizedTest
  @MethodSource("quick")
  void verdictCountsAndLengthAreThoseOfTlc(String name) throws InterruptedException {
    ConfiguredResult result =
        new ConfiguredSearch(
                Configurations.named(name), options().threads(2), Reductions.none, true)
            .run();
    assertEquals(Optional.empty(), result.complaint());
    assertEquals(Configurations.named(name).expectation().violates(), result.violated());
  }

  @Test
  void theNumberOfThreadsMakesNoDifference() throws InterruptedException {
    Exploration one = explored("Syscall", 1);
    for (int threads = 2; threads <= 4; threads++) {
      Exploration several = explored("Syscall", threads);
      assertEquals(one.distinct(), several.distinct());
      assertEquals(one.generated(), several.generated());
      assertEquals(one.depth(), several.depth());
      assertEquals(one.evaluations(), several.evaluations());
    }
  }

  @Test
  void everyStateCountsOnceForEveryInvariant() throws InterruptedException {
    Task task = Configurations.task("Syscall");
    Model model = new Model(task.configuration());
    List<String> names = Configurations.named("Syscall").invariants();
    List<Invariant> invariants = Invariants.of(model, names);
    long[] mattered = new long[names.size()];
    AtomicLong states = new AtomicLong();
    Reachable.visit(
        model,
        state -> {
          states.incrementAndGet();
          for (int i = 0; i < mattered.length; i++) {
            mattered[i] += invariants.get(i).matters(model.state()) ? 1 : 0;
          }
        });
    List<Evaluations> counted = new ArrayList<>();
    for (int i = 0; i < mattered.length; i++) {
      counted.add(new Evaluations(names.get(i), states.get(), mattered[i]));
    }
    List<Evaluations> found = explored("Syscall", 2).evaluations();
    assertEquals(counted, found.subList(0, mattered.length));
    Evaluations refines = found.get(mattered.length);
    assertEquals("RefinesContract", refines.property());
    assertEquals(explored("Syscall", 1).generated(), refines.evaluated());
    assertTrue(!refines.vacuous() && refines.mattered() < refines.evaluated() / 2, "stuttering");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FaultSignalPendingNeverCleared", "SuspendTwice", "ContractTakesHonour"})
  void theNumberOfThreadsMakesNoDifferenceToTheCounterexample(String name)
      throws InterruptedException {
    Outcome.Violated one = assertInstanceOf(Outcome.Violated.class, explored(name, 1).outcome());
    assertIsPath(name, one.path());
    for (int threads = 2; threads <= 4; threads++) {
      Exploration several = explored(name, threads);
      Outcome.Violated other = assertInstanceOf(Outcome.Violated.class, several.outcome());
      assertEquals(one.property(), other.property());
      assertEquals(one.path().labels(), other.path().labels());
      assertEquals(explored(name, 1).distinct(), several.distinct());
      assertEquals(explored(name, 1).evaluations(), several.evaluations());
    }
  }

  @Test
  void aStateWithoutAStepIsADeadlock() throws InterruptedException {
    Task task = Configurations.task("FaultTrustsItsFirstLook");
    Checks.Maker deadlock = model -> new Checks(List.of(), List.of(), true);
    Exploration found = new Explorer(task.asking(deadlock), options()).run();
    Outcome.Violated violated = assertInstanceOf(Outcome.Violated.class, found.outcome());
    assertEquals(Checks.DEADLOCK, violated.property());
    assertEquals(56, violated.path().states().size(), "TLC's has as many states");
    Model model = new Model(task.configuration());
    model.state().copyFrom(violated.path().states().get(violated.path().states().size() - 1));
    assertEquals(0, model.enabled(new int[model.mostSteps()]));
    assertIsPath("FaultTrustsItsFirstLook", violated.path());
  }

  @Test
  void aStepThatTheModelHasNoStateForIsAnError() throws InterruptedException {
    Task task = Configurations.task("FaultRetakeStoresStatus").asking(Checks.none());
    Exploration one = new Explorer(task, options().threads(1)).run();
    Exploration two = new Explorer(task, options().threads(2)).run();
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, one.outcome());
    assertTrue(failed.message().contains("a sequence of 1 is full"), failed.message());
    assertEquals(failed.toString(), two.outcome().toString());
    assertIsPath("FaultRetakeStoresStatus", failed.path());
  }

  @Test
  void anInitialStateMayBeTheCounterexample() throws InterruptedException {
    Task task = Configurations.task("Smallest").asking(model -> checks(violatedAtOnce()));
    Exploration found = new Explorer(task, options()).run();
    Outcome.Violated violated = assertInstanceOf(Outcome.Violated.class, found.outcome());
    assertEquals(1, violated.path().states().size());
    assertEquals(List.of(), violated.path().labels());
  }

  @Test
  void aStepThatIsNotAllowedEndsItsCounterexample() throws InterruptedException {
    StepProperty never =
        new StepProperty() {
          private boolean before;

          @Override
          public String name() {
            return "NobodyIsAsked";
          }

          @Override
          public boolean initially(State s) {
            return true;
          }

          @Override
          public void from(State s) {
            before = s.g.preempt(0);
          }

          @Override
          public boolean allows(State s) {
            return before || !s.g.preempt(0);
          }
        };
    Task task =
        Configurations.task("Smallest")
            .asking(model -> new Checks(List.of(), List.of(never), true));
    Exploration found = new Explorer(task, options().threads(1)).run();
    Outcome.Violated violated = assertInstanceOf(Outcome.Violated.class, found.outcome());
    assertEquals("NobodyIsAsked", violated.property());
    assertIsPath("Smallest", violated.path());
  }

  @ParameterizedTest
  @ValueSource(longs = {20 << 20, 11_200 << 10})
  void spentMemoryIsSaidAndNotExceeded(long memory) throws InterruptedException {
    AtomicReference<Explorer> explorer = new AtomicReference<>();
    AtomicLong most = new AtomicLong();
    Invariant gauge =
        invariant(
            "Gauge",
            () -> {
              most.accumulateAndGet(explorer.get().progress().memory(), Math::max);
              return true;
            });
    Task task =
        Task.of(Configurations.task("ThreeGoroutines").configuration())
            .asking(model -> checks(everySoOften(gauge)));
    explorer.set(new Explorer(task, options().memory(memory)));
    Exploration found = explorer.get().run();
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, found.outcome());
    assertEquals("the memory is spent", stopped.reason());
    assertTrue(found.distinct() > memory / 21, found.toString());
    assertTrue(found.queue() > 0, found.toString());
    assertTrue(most.get() > memory / 2, most.toString());
    assertTrue(most.get() <= memory, most.toString());
    assertEquals(0, explorer.get().progress().waiting(), "others need the memory afterwards");
    assertTrue(found.setBytes() < 16 * found.distinct(), found.toString());
  }

  @Test
  void aPathThatTheMemoryDoesNotSufficeForIsMissed() throws InterruptedException {
    Task task = Configurations.task("SuspendTwice");
    Exploration found = new Explorer(task, options()).run();
    Exploration without = new PathSearch(task, 1 << 20, () -> false).run(found);
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, without.outcome());
    assertTrue(stopped.reason().startsWith("there is a violation"), stopped.reason());
  }

  @Test
  void whoeverIsInterruptedOnTheWayToTheViolationSaysSo() throws InterruptedException {
    Task task = Configurations.task("SuspendTwice");
    Exploration found = new Explorer(task, options()).run();
    Exploration without = new PathSearch(task, MEMORY, () -> true).run(found);
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, without.outcome());
    assertTrue(stopped.reason().contains("interrupted"), stopped.reason());
  }

  @Test
  void temporalPropertiesAreLeftOnAnInterrupt() throws InterruptedException {
    ConfiguredSearch search =
        new ConfiguredSearch(Configurations.named("TakeTurns"), options(), Reductions.none, true);
    Exploration whole = explored("TakeTurns", 1);
    search.interrupt();
    ConfiguredResult result = search.judged(whole);
    assertEquals(Optional.empty(), result.violated());
    assertEquals(Optional.empty(), result.liveness());
    assertTrue(result.isInconclusive(), result.toString());
  }

  private static Exploration explored(String name, int threads) throws InterruptedException {
    return new Explorer(Configurations.task(name), options().threads(threads)).run();
  }

  private static Options options() {
    return Options.defaults().memory(MEMORY);
  }

  private static Checks checks(Invariant invariant) {
    return new Checks(List.of(invariant), List.of(), true);
  }

  private static Invariant violatedAtOnce() {
    return invariant("Nothing", () -> false);
  }

  /** Once in a thousand states. */
  private static Invariant everySoOften(Invariant other) {
    int[] states = {0};
    return invariant(other.name(), () -> ++states[0] % 1000 != 0 || other.holds(null));
  }

  private static Invariant invariant(String name, BooleanSupplier holds) {
    return new Invariant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean holds(State s) {
        return holds.getAsBoolean();
      }
    };
  }

  /** Every label is a step from its state to the next one. */
  private static void assertIsPath(String name, Counterexample path) {
    Model model = new Model(Configurations.task(name).configuration());
    int[] steps = new int[model.mostSteps()];
    for (int i = 0; i < path.labels().size(); i++) {
      model.state().copyFrom(path.states().get(i));
      int count = model.enabled(steps);
      boolean found = false;
      for (int j = 0; j < count && !found; j++) {
        if (model.label(steps[j]).equals(path.labels().get(i))) {
          model.apply(steps[j]);
          found = true;
        }
      }
      assertTrue(found, path.labels().get(i) + " is not enabled");
      assertArrayEquals(path.states().get(i + 1), model.state().encoded());
    }
  }
}
