package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BehaviourTest {

  private static Behaviour of(String name) throws InterruptedException {
    SpecConfiguration configuration = Specs.directory().configuration(name);
    TlcResult result =
        new TlcRun(Specs.directory()).check(configuration, 1, Duration.ofMinutes(2), line -> {});
    return Behaviour.of(Specs.directory(), configuration, result);
  }

  @Test
  void aCounterexampleGetsItsParameters() throws InterruptedException {
    Behaviour behaviour = of("FaultSignalPendingNeverCleared");
    assertEquals(16, behaviour.labels().size());
    assertEquals("retake_status(p1)", behaviour.labels().get(0));
    assertEquals("doSigPreempt_signalPending(m1)", behaviour.labels().get(15));
    assertEquals(OptionalInt.empty(), behaviour.backTo());
  }

  @Test
  void aLassoIsClosed() throws InterruptedException {
    Behaviour behaviour = of("AsyncPreemptOff");
    int backTo = behaviour.backTo().orElseThrow();
    List<String> lines = behaviour.lines();
    assertEquals("     back to " + backTo, lines.get(lines.size() - 1));
    assertEquals(behaviour.labels().size() + 1, lines.size());
  }

  @Test
  void eachThreadHasItsColumn() {
    Behaviour behaviour =
        new Behaviour(
            List.of("retake_schedtick", "schedule(m1)", "preemptone_m(sysmon)", "mPark(m2)"),
            OptionalInt.of(2));
    assertEquals(
        List.of(
            "  2  retake_schedtick",
            "  3                        schedule(m1)",
            "  4  preemptone_m(sysmon)",
            "  5                                      mPark(m2)",
            "     back to 2"),
        behaviour.lines());
  }
}
