package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "Between suspendG and resumeG the suspender has the goroutine to itself.",
    why =
        "The collector would read a stack that is being written, and free what only that stack points to.",
    reliesOn = {
      "runtime/mgcmark.go:232 markroot",
      "runtime/mgcmark.go:733 scanstack",
      "runtime/proc.go:989 casgstatus"
    })
final class SuspendedDoesNotRun extends SuspendPredicates {

  SuspendedDoesNotRun(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      int claimed = claimed(gp);
      if (claimed != 0 && !standsStill(gp, claimed)) {
        return false;
      }
    }
    return true;
  }

  private boolean standsStill(int gp, int claimed) {
    if (!mayBeSuspended(gp)) {
      return false;
    }
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (s.m.curg(mp) == gp && ON_G_STACK.contains(pc)
          || (claimed >> mp & 1) != 0
              && pc != ThreadPc.suspendG_preemptStop
              && s.g.preemptStop(gp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (claimed(gp) != 0) {
        return true;
      }
    }
    return false;
  }
}
