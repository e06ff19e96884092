package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import org.junit.jupiter.api.Test;

/** g1 is locked to m2 and returns; g2 is anybody's. */
class MexitTest {

  private static final int G1 = 0;
  private static final int M2 = 1;

  private static Configuration.Builder lockedExits() {
    return Configuration.counted(2, 2, 1)
        .locked(G1, M2)
        .set(Role.Exits, 1 << G1)
        .set(Switch.SysmonRuns, false);
  }

  @Test
  void theThreadOfALockedGoroutineExits() {
    Model model = new Model(lockedExits().build());
    take(model, Action.exitThread, M2);
    assertEquals(ThreadPc.exited, model.state().thread.pc(M2));
    assertEquals(GStatus.Dead, model.state().g.status(G1));
    assertEquals(NIL, model.state().g.lockedm(G1));
    assertEquals(NIL, model.state().m.p(M2));
  }

  @Test
  void itsProcessorGoesToAnother() {
    Model model = new Model(lockedExits().build());
    take(model, Action.exitThread, M2);
    take(model, Action.userInstruction, 0);
    assertEquals(0, model.state().p.m(0));
  }

  @Test
  void itHasNoSignalStackAndBlocksSignals() {
    Model model = new Model(lockedExits().build());
    take(model, Action.mexit_unminit, M2);
    assertEquals(Altstack.none, model.state().thread.altstack(M2));
    assertTrue(model.state().thread.masked(M2));
  }

  @Test
  void nobodyCanSignalAThreadThatHasExited() {
    Model model = new Model(lockedExits().set(Switch.ExternalSignals, true).build());
    take(model, Action.exitThread, M2);
    assertFalse(model.isEnabled(Step.of(Action.external_tgkill, M2, 0)));
  }

  @Test
  void theMainThreadStopsForEver() {
    Model model = new Model(lockedExits().set(ThreadSet.MainThread, 1 << M2).build());
    take(model, Action.mexit_nmfreed, M2);
    assertEquals(ThreadPc.wedged, model.state().thread.pc(M2));
    assertEquals(Altstack.gsignal, model.state().thread.altstack(M2));
  }

  /** Takes steps until this one is possible, and then it; m2's before m1's. */
  private static void take(Model model, Action action, int t) {
    int wanted = Step.of(action, t, 0);
    int[] steps = new int[model.mostSteps()];
    while (!model.isEnabled(wanted)) {
      int count = model.enabled(steps);
      int step = steps[0];
      for (int i = 0; i < count; i++) {
        if (Step.action(steps[i]) != Action.userInstruction
            && Step.action(steps[i]) != Action.external_tgkill
            && Step.thread(steps[i], model.configuration()) == M2) {
          step = steps[i];
        }
      }
      model.apply(step);
    }
    model.apply(wanted);
  }
}
