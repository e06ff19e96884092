package dev.tightloop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void beginsWithTheSchedulerOnTheFirstThreadAndSysmonAsleep() {
    Model model = new Model(Configuration.smallest());
    int[] steps = new int[model.mostSteps()];
    assertEquals(2, model.enabled(steps));
    assertEquals("retake_status(p1)", model.label(steps[1]));
    assertEquals("schedule(m1)", model.label(steps[0]));
  }

  @Test
  void askingDoesNotChangeTheState() {
    Model model = new Model(Configuration.smallest());
    byte[] before = model.state().encoded();
    model.enabled(new int[model.mostSteps()]);
    State unchanged = new State(model.configuration());
    unchanged.copyFrom(before);
    assertEquals(unchanged, model.state());
  }

  @Test
  void refusesAStepThatIsNotEnabled() {
    Model model = new Model(Configuration.smallest());
    int step = Step.of(Action.gogo, 0, 0);
    assertFalse(model.isEnabled(step));
    assertThrows(IllegalStateException.class, () -> model.apply(step));
  }

  @Test
  void aRandomWalkPreemptsEveryGoroutineOfALockedThreadToo() {
    Configuration locked = Configuration.counted(2, 2, 1).locked(1, 1).build();
    Model model = new Model(locked);
    int[] steps = new int[model.mostSteps()];
    SplitMix64 random = new SplitMix64(1);
    boolean[] preempted = new boolean[2];
    for (int i = 0; i < 100_000; i++) {
      int step = steps[random.below(model.enabled(steps))];
      if (Step.action(step) == Action.asyncPreempt_restore) {
        preempted[model.state().m.curg(Step.a(step))] = true;
      }
      model.apply(step);
    }
    assertTrue(preempted[0]);
    assertTrue(preempted[1]);
  }

  @Test
  void aConfigurationThatMakesNoSenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Configuration.counted(2, 2, 1).loopLength(9).build());
    assertThrows(
        IllegalArgumentException.class, () -> Configuration.counted(2, 2, 1).locked(1, -1).build());
  }
}
