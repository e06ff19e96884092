package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveResult;
import dev.tightloop.spec.SpecConfiguration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must happen sooner or later does, with threads that nobody drives. */
class EventuallyTest {

  private static final int G1 = 0;
  private static final int G2 = 1;
  private static final int TURNS = 3;

  @Test
  void aTightLoopIsPreemptedAndRunsAgain() {
    try (Live live = Live.of("Smallest")) {
      for (int turn = 0; turn < TURNS; turn++) {
        live.eventually("g1 runs", s -> s.g.status(G1) == GStatus.Running);
        live.eventually("g1 is preempted", s -> s.g.status(G1) == GStatus.Runnable);
        live.eventually("g2 runs", s -> s.g.status(G2) == GStatus.Running);
        live.eventually("g2 is preempted", s -> s.g.status(G2) == GStatus.Runnable);
      }
      live.held();
    }
  }

  @Test
  void theWorldStopsAndStartsAgain() {
    try (Live live = Live.of("StopTheWorld")) {
      for (int turn = 0; turn < TURNS; turn++) {
        live.eventually("g2 loops", s -> s.g.status(G2) == GStatus.Running);
        live.eventually("the world stands", s -> live.someMIsAt(ThreadPc.worldStopped));
        live.eventually("the world goes on", s -> !live.someMIsAt(ThreadPc.worldStopped));
      }
      live.held();
    }
  }

  @Test
  void suspendGStopsATightLoopWhichThenGoesOn() {
    try (Live live = Live.of("SuspendEnds")) {
      for (int turn = 0; turn < TURNS; turn++) {
        live.eventually("g2 loops", s -> s.g.status(G2) == GStatus.Running);
        live.eventually("g2 has stopped", s -> s.g.status(G2) == GStatus.Preempted);
        live.eventually("g1 reads its stack", s -> live.someMIsAt(ThreadPc.scanstack));
      }
      live.held();
    }
  }

  /** No call returns here: that the P is given on is sysmon's work alone. */
  @Test
  void aSystemCallHandsOffItsProcessor() {
    Target target = Target.of(Specification.configuration("SyscallLetsGo"));
    try (Live live = Live.of(target, LiveOptions.of(1).withPromisedOnly())) {
      live.eventually(
          "g2 runs while g1 is in a system call",
          s -> s.g.status(G1) == GStatus.Syscall && s.g.status(G2) == GStatus.Running);
      live.held();
    }
  }

  @Test
  void thereAreNeverTwoRunners() {
    try (Live live = Live.of("StopTheWorld")) {
      live.follow("thousands of steps", () -> live.followed() >= 5_000);
      LiveResult result = live.held();
      Evaluations runners =
          result.evaluations().stream()
              .filter(each -> each.property().equals("OneRunner"))
              .findFirst()
              .orElseThrow();
      assertEquals(result.steps().length + 1, runners.evaluated());
      assertFalse(runners.vacuous());
    }
  }

  static Stream<SpecConfiguration> promising() {
    return Specification.configurations().stream()
        .filter(spec -> spec.expectation().holds())
        .filter(spec -> !Target.of(spec).temporal().isEmpty());
  }

  /** All that a configuration promises: what is owed at some time is paid later. */
  @ParameterizedTest
  @MethodSource("promising")
  void promisesAreKept(SpecConfiguration spec) {
    try (Live live = Live.of(Target.of(spec), LiveOptions.of(1))) {
      live.follow("steps", () -> live.run().ended() || live.followed() >= 500);
      boolean[] open = live.promises().open();
      int[] kept = live.promises().kept();
      live.follow(
          spec.name() + " keeps its promises",
          () -> live.run().ended() || live.promises().keptSince(open, kept));
      live.follow("the end", () -> true);
      assertTrue(live.promises().keptSince(open, kept), live.promises().toString());
      live.held();
    }
  }
}
