package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each M, sysmon, each thread of C, the sender of signals and the clock are threads. */
class LiveThreadsTest {

  /** Those that were not there before. */
  private static List<Thread> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .toList();
  }

  private static Set<String> names(Set<Thread> before) {
    return since(before).stream()
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachHasItsThreadAndNoneIsLeft() {
    for (var expected :
        List.of(
            List.of("CThreads", "c1", "c2", "m1", "m2", "sysmon", "tgkill"),
            List.of("TimerPreempts", "clock", "m1", "sysmon"))) {
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      Target target = Target.of(Specification.configuration(expected.get(0)));
      List<Thread> threads;
      try (Live live = Live.of(target, LiveOptions.of(1))) {
        threads = since(before);
        Set<String> names = names(before);
        assertTrue(names.containsAll(expected.subList(1, expected.size())), names::toString);
        live.follow("some steps", () -> live.followed() >= 100);
        live.held();
      }
      List<String> left =
          threads.stream()
              .filter(thread -> expected.contains(thread.getName()) && thread.isAlive())
              .map(Thread::getName)
              .toList();
      assertEquals(List.of(), left);
    }
  }

  /** m2 has nothing to do here, for as long as the run goes on, and sleeps. */
  @Test
  void whoHasNothingToDoSleeps() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Live live = Live.of("Smallest")) {
      Thread idle =
          since(before).stream()
              .filter(thread -> thread.getName().equals("m2"))
              .findFirst()
              .orElseThrow();
      live.follow("m2 sleeps", () -> idle.getState() == Thread.State.WAITING);
      assertEquals(0, live.run().stepsOf(1));
    }
  }
}
