package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "Whoever stops for good has somebody who will claim it and make it runnable.",
    why =
        "A goroutine that has stopped for a collector that is gone never runs again, and nothing says so.",
    reliesOn = {
      "runtime/preempt.go:153 suspendG",
      "runtime/proc.go:3412 preemptPark",
      "runtime/preempt.go:278 resumeG",
      "runtime/proc.go:3493 goexit0"
    })
final class PreemptedHasSuspender extends SuspendPredicates {

  PreemptedHasSuspender(Model model) {
    super(model);
  }

  private boolean someSuspending(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && !CLAIMED.contains(programPC(mp))) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus status = s.g.status(gp);
      if (status == GStatus.Preempted && !someSuspending(gp)) {
        return false;
      }
      if (s.g.preemptStop(gp) && status != GStatus.Dead && !someWillStop(gp)) {
        return false;
      }
      if (stoppedBy(gp) > 1) {
        return false;
      }
    }
    return true;
  }

  private boolean someWillStop(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (target(mp) == gp && (!CLAIMED.contains(pc) || pc == ThreadPc.suspendG_preemptStop)) {
        return true;
      }
    }
    return false;
  }

  private int stoppedBy(int gp) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && s.thread.suspendStopped(mp)) {
        count++;
      }
    }
    return count;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Preempted) {
        return true;
      }
    }
    return false;
  }
}
