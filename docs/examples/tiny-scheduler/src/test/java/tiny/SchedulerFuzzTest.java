package tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.jqwik.Interleaving;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.violation.InvariantViolation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules by the thousand, and the shortest one that shows what is wrong. */
class SchedulerFuzzTest {

  private static final long SEED = 1;
  private static final int STEPS = 60;
  private static final long SCHEDULES = 5_000;

  @ParameterizedTest
  @EnumSource(Strategies.class)
  void noScheduleShowsAnythingWrong(Strategies strategy) throws InterruptedException {
    assertEquals(Optional.empty(), fuzzed(SchedulerMachine::new, strategy));
  }

  /** It takes two preemptions: each worker has to be interrupted. {@code pct2} has only one. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "pct2")
  void everyOtherStrategyFindsTheLostWakeup(Strategies strategy) throws InterruptedException {
    Machine.Maker maker = () -> new SchedulerMachine(Bug.sleepsWithoutLookingAgain);
    Found found = fuzzed(maker, strategy).orElseThrow();
    Interleaving shortest = Interleaving.of(maker, found).shrunk();
    assertEquals(Optional.of(SchedulerMachine.NOBODY_SLEEPS), shortest.violates());
  }

  @Test
  void theLostWakeupIsShrunk() throws InterruptedException {
    Machine.Maker maker = () -> new SchedulerMachine(Bug.sleepsWithoutLookingAgain);
    Interleaving found = Interleaving.of(maker, fuzzed(maker, Strategies.uniform).orElseThrow());
    Interleaving shortest = found.shrunk();
    System.out.printf("found:%n%s%n%nshrunk:%n%s%n", found, shortest);
    assertThrows(InvariantViolation.type(SchedulerMachine.NOBODY_SLEEPS), shortest::check);
  }

  @Test
  void aTaskIsTakenTwice() throws InterruptedException {
    Machine.Maker maker = () -> new SchedulerMachine(Bug.takesWithoutLock);
    Interleaving shortest =
        Interleaving.of(maker, fuzzed(maker, Strategies.pct).orElseThrow()).shrunk();
    System.out.printf("shrunk:%n%s%n", shortest);
    assertThrows(InvariantViolation.type(SchedulerMachine.RUNS_ONCE), shortest::check);
  }

  private static Optional<Found> fuzzed(Machine.Maker maker, Strategies strategy)
      throws InterruptedException {
    return new Fuzzer(maker::make, SEED, strategy::of, STEPS, 1)
        .run(SCHEDULES, () -> true, played -> {})
        .found();
  }
}
