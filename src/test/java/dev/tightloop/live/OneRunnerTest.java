package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.live.LiveResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There are never two runners, and every state was asked by the thread that came to it. */
class OneRunnerTest {

  private static final int STEPS = 3_000;

  @ParameterizedTest
  @ValueSource(strings = {"Smallest", "StopTheWorld", "SuspendTightloop", "Syscall", "CThreads"})
  void holdsInEveryState(String name) {
    try (Live live = Live.of(name)) {
      live.follow("thousands of steps", () -> live.followed() >= STEPS);
      LiveResult result = live.held();
      Evaluations runners =
          result.evaluations().stream()
              .filter(each -> each.property().equals("OneRunner"))
              .findFirst()
              .orElseThrow();
      assertEquals(result.steps().length + 1, runners.evaluated());
      assertTrue(runners.mattered() > 0);
    }
  }
}
