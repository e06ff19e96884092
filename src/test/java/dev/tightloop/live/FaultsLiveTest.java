package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveReplay;
import dev.tightloop.properties.live.LiveResult;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.live.ThreadsAndKernel;
import dev.tightloop.properties.shrink.FoundShrinker;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault is met by threads that nobody drives, and what they did is replayed and shrunk. */
class FaultsLiveTest {

  private static final int ATTEMPTS = 200;
  private static final int STEPS = 2_000;

  @ParameterizedTest
  @CsvSource({
    "FaultGoschedImplDropsFirst, OneRunner",
    "FaultReentersyscallStatusFirst, POwner",
    "FaultSemacquireStores, OneStopper",
    "FaultStopTheWorldWaitsOnce, StoppedMeansStopped",
    "FaultIsAsyncSafePointIgnoresPC, SafePointOnly",
    "FaultPreemptMSendsAlways, OneSignalAtATime",
    "FaultPushCallKeepsSP, RegistersRestored",
    "FaultSuspendGClearsFlagsFirst, OneScanner",
    "FaultLockextraIsNoCAS, OneThreadPerExtraM",
    "FaultNeedmBlocksSignalsLate, HandlerTakesNoHeldLock"
  })
  void aFaultIsCaughtAndReplayed(String name, String violates) {
    Target target = Target.of(Specification.configuration(name));
    LiveResult result = caught(target);
    Found found = result.found().orElseThrow();
    assertEquals(violates, found.property());
    assertEquals(result.steps().length, found.steps().size());
    LiveReplay.of(target, new ThreadsAndKernel(target.configuration()), result);
    Found shrunk = new FoundShrinker(target).shrink(found).found();
    assertEquals(violates, shrunk.property());
    assertTrue(shrunk.length() <= found.length());
  }

  /** One run after the other, in the manner in which a person would try. */
  private static LiveResult caught(Target target) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (LiveRun run = LiveRun.start(target, LiveOptions.of(attempt).steps(STEPS))) {
        Live.await("the end").until(run::ended);
        LiveResult result = run.result();
        if (result.found().isPresent()) {
          return result;
        }
      }
    }
    throw new AssertionError("not caught in %d runs".formatted(ATTEMPTS));
  }

  @Test
  void aReplayThatViolatesSomethingElseIsRefused() {
    Target target = Target.of(Specification.configuration("FaultGoschedImplDropsFirst"));
    LiveResult result = caught(target);
    assertTrue(result.found().isPresent());
    LiveResult silent =
        new LiveResult(
            result.initial(),
            result.steps(),
            result.fingerprints(),
            result.shares(),
            result.evaluations(),
            result.quiescent(),
            Optional.empty(),
            result.time());
    ThreadsAndKernel actors = new ThreadsAndKernel(target.configuration());
    assertThrows(IllegalStateException.class, () -> LiveReplay.of(target, actors, silent));
    result.fingerprints()[3]++;
    assertThrows(IllegalStateException.class, () -> LiveReplay.of(target, actors, result));
  }
}
