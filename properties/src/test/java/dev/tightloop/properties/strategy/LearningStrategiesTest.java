package dev.tightloop.properties.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Subject;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The strategies that learn from earlier schedules, and the portfolio that has them. */
class LearningStrategiesTest {

  private static final long SCHEDULES = 2048;

  private static FuzzResult played(Subject subject, Strategy.Maker maker, long most, int threads)
      throws InterruptedException {
    return new Fuzzer(subject, 1, maker, 100, threads).run(most, () -> true, far -> {});
  }

  @ParameterizedTest
  @EnumSource(names = {"frontier", "guided", "auto"})
  void oneThatLearnsOpensTheLock(Strategies strategy) throws InterruptedException {
    FuzzResult result = played(CombinationLock::new, strategy::of, SCHEDULES, 1);
    assertEquals("Closed", result.found().orElseThrow().property());
    assertEquals(12, result.found().orElseThrow().length());
  }

  @ParameterizedTest
  @EnumSource(names = {"uniform", "speeds"})
  void oneThatDoesNotLearnFailsTo(Strategies strategy) throws InterruptedException {
    assertTrue(played(CombinationLock::new, strategy::of, SCHEDULES, 1).found().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"frontier", "guided"})
  void anyNumberOfThreadsPlaysTheSame(Strategies strategy) throws InterruptedException {
    Target target = Target.of(Specs.configuration("Smallest"));
    assertEquals(
        played(target, strategy::of, 600, 1).toString(),
        played(target, strategy::of, 600, 3).toString());
  }

  @Test
  void anyNumberOfThreadsPlaysTheSamePortfolio() throws InterruptedException {
    Target target = Target.of(Specs.configuration("Smallest"));
    Strategy.Maker maker =
        machine ->
            new Portfolio(
                List.of(new Frontier(machine), new UniformRandom(), new CoverageGuided(machine)),
                0,
                1,
                0,
                2);
    assertEquals(
        played(target, maker, 2500, 1).toString(), played(target, maker, 2500, 3).toString());
  }

  /**
   * It goes through steps of its own before a schedule, to see which race; nobody asks of these.
   */
  @Test
  void thePortfolioFindsNothingWhereNothingIs() throws InterruptedException {
    Target target = Target.of(Specs.configuration("Smallest"));
    assertTrue(played(target, Strategies.auto::of, 64, 1).found().isEmpty());
  }

  /** Two actors of two steps: nine states in a square, twelve edges. */
  @Test
  void edgesAreCounted() {
    Machine machine = new Lines(2, 2);
    CoverageGuided guided = new CoverageGuided(machine);
    for (int number = 0; number < 50; number++) {
      play(machine, guided, number);
    }
    assertEquals(12, guided.edges());
  }

  @Test
  void anEdgeHasADirection() {
    assertNotEquals(Coverage.edge(1, 2), Coverage.edge(2, 1));
  }

  @Test
  void aBlockBeginsAnew() {
    Machine machine = new Lines(2, 2);
    CoverageGuided guided = new CoverageGuided(machine);
    for (int number = 0; number < guided.block(); number++) {
      play(machine, guided, number);
    }
    play(machine, guided, guided.block());
    assertEquals(4, guided.edges());
  }

  private static void play(Machine machine, Strategy strategy, long number) {
    SplitMix64 random = new SplitMix64(number);
    machine.begin(0);
    strategy.begin(random, number, 100);
    int[] enabled = new int[machine.mostSteps()];
    for (int count = machine.enabled(enabled); count > 0; count = machine.enabled(enabled)) {
      machine.take(enabled[strategy.choose(enabled, count)]);
    }
    strategy.end();
  }

  @Test
  void eachMemberSeesItsOwnSchedules() {
    List<String> begun = new ArrayList<>();
    Portfolio portfolio =
        new Portfolio(List.of(noting("a", 4, begun), noting("b", 1, begun)), 0, 1, 0);
    assertEquals(6, portfolio.block());
    for (int number = 0; number < 7; number++) {
      portfolio.begin(new SplitMix64(0), number, 1);
    }
    assertEquals(List.of("a0", "b0", "a1", "a2", "b1", "a3", "a4"), begun);
  }

  @Test
  void everyMemberHasATurn() {
    Strategy idle = noting("idle", 1, new ArrayList<>());
    assertThrows(
        IllegalArgumentException.class, () -> new Portfolio(List.of(idle, new UniformRandom()), 1));
  }

  private static Strategy noting(String name, int block, List<String> begun) {
    return new Strategy() {
      @Override
      public int block() {
        return block;
      }

      @Override
      public void begin(SplitMix64 random, long number, int length) {
        begun.add(name + number);
      }

      @Override
      public int choose(int[] enabled, int count) {
        return 0;
      }
    };
  }
}
