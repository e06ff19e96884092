package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.StateCount;
import dev.tightloop.spec.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every configuration of the quick suite, and what those leave out. */
class QuickLockstepTest {

  /**
   * These have violations, and beyond them millions of states that no other check looks at: the
   * nearest are compared.
   */
  private static final Set<String> TOO_LARGE =
      Set.of("FaultIsAsyncSafePointIgnoresPC", "FaultReleasepKeepsP");

  private static final int MANY = 30_000;
  private static final int SOME = 15_000;

  /** They take actions that no quick one takes. */
  private static final List<String> OTHERS =
      List.of(
          "Scheduler",
          "FaultStartmWithoutReserveID",
          "ContractTakesBegin",
          "CorrectedAskedOnce",
          "SafePointLooksAgain",
          "WorkConserved",
          "StartTheWorldNewThread",
          "AddtimerStop",
          "Asyncpreemptoff",
          "FaultExitsyscall0ReadsLockedmLate",
          "FaultPreemptMLocksWhileSuspended",
          "FaultRetakeTrustsAllp",
          "GcStopTheWorldEnds",
          "GrowsAllp",
          "LockedThreadHandsOff",
          "ScanConservative",
          "Systemstack");

  /** They take actions that none of the above takes, and are too large for a few more. */
  private static final List<String> WALKED =
      List.of(
          "StopTheWorldForEachP",
          "SuspendCallsSignals",
          "Exec",
          "ExecNewThread",
          "GcStopTheWorld",
          "InterruptedSyscall",
          "SuspendThreadPreempts",
          "TemplateThread",
          "TimerIdle",
          "TimerReset",
          "WriteBarrier");

  /**
   * Taken deep in large graphs only; {@code tightloop lockstep TimerReset TimerIdle TemplateThread}
   * compares them.
   */
  private static final Set<String> RARE =
      Set.of(
          "templateThread_waiting",
          "modtimer_timerModifying",
          "modtimer_status",
          "stealWork_checkTimers",
          "findRunnable_netpoll",
          "netpoll_return",
          "netpoll_pidleget",
          "wakeNetPoller");

  private static final int WALKS = 12;
  private static final int LENGTH = 400;

  @Test
  void everyQuickConfigurationIsTheSameOnBothSidesAndEveryActionIsCompared() {
    List<LockstepResult> results = new ArrayList<>();
    for (SpecConfiguration each : Specs.directory().configurations()) {
      if (each.suite() == Suite.QUICK) {
        boolean whole = !TOO_LARGE.contains(each.name());
        Lockstep lockstep = lockstep(each.name());
        LockstepResult result = (whole ? lockstep : lockstep.atMost(MANY)).run();
        results.add(result);
        assertEquals(Optional.empty(), result.difference(), each.name());
        assertEquals(whole, result.complete(), each.name());
        Optional<Long> pinned = each.pinned().flatMap(Pinned::states).map(StateCount::distinct);
        assertEquals(pinned.orElse(result.states()), result.states(), each.name());
      }
    }
    for (String name : OTHERS) {
      results.add(lockstep(name).atMost(SOME).run());
    }
    for (String name : WALKED) {
      results.add(lockstep(name).walks(WALKS, LENGTH, 1, progress -> {}));
    }
    results.forEach(QuickLockstepTest::print);
    results.forEach(
        result -> assertEquals(Optional.empty(), result.difference(), result.configuration()));
    long states = results.stream().mapToLong(LockstepResult::states).sum();
    long edges = results.stream().mapToLong(LockstepResult::edges).sum();
    System.out.printf("%-32s %,9d states %,9d edges%n", "together", states, edges);
    List<String> never = LockstepResult.neverTaken(results);
    assertTrue(RARE.containsAll(never), never::toString);
    assertTrue(states > 400_000, () -> "only " + states + " states");
  }

  private static Lockstep lockstep(String name) {
    return new Lockstep(Specs.directory(), Specs.configuration(name));
  }

  private static void print(LockstepResult result) {
    System.out.printf(
        "%-32s %,9d states %,9d edges%s%n",
        result.configuration(),
        result.states(),
        result.edges(),
        result.complete() ? "" : " and more");
  }
}
