package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "A waiting goroutine is in a wait queue, on its own M, or in the hands of a thread.",
    why = "A goroutine that was stopped for a scan is never run again.",
    reliesOn = {
      "runtime/preempt.go:278 resumeG",
      "runtime/proc.go:843 ready",
      "runtime/preempt.go:158 suspendG"
    })
final class NobodyForgotten extends SuspendPredicates {

  NobodyForgotten(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Waiting && !s.g.parked(gp) && !isRemembered(gp)) {
        return false;
      }
    }
    return true;
  }

  private boolean isRemembered(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp
          || s.thread.gp(mp) == gp
          || target(mp) == gp && s.thread.suspendStopped(mp)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.suspendStopped(mp)) {
        return true;
      }
    }
    return false;
  }
}
