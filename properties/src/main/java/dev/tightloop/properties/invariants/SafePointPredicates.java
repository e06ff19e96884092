package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;

/** {@code spec/SafePoint.tla}: where a goroutine stands that does not execute. */
abstract class SafePointPredicates extends CataloguedInvariant {

  private final Places resumedAt;

  SafePointPredicates(Model model) {
    super(model);
    resumedAt = SafePlaces.resumedAt(operators, constants);
  }

  final boolean nothingOnStack(int gp) {
    return s.g.resumePC(gp) == null
        && s.g.stackRegisters(gp) == RegisterFile.NIL
        && !s.g.asyncSafePoint(gp);
  }

  final boolean atAsyncSafePoint(int gp) {
    return s.g.sched(gp) == ThreadPc.asyncPreempt2
        && s.g.resumePC(gp) != null
        && resumedAt.contains(s.g.resumePC(gp))
        && s.g.stackRegisters(gp) != RegisterFile.NIL
        && s.g.asyncSafePoint(gp);
  }

  final boolean descheduled(int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Runnable
        || status == GStatus.Preempted
        || status == GStatus.Waiting && !isCurg(gp);
  }

  final boolean atSynchronousSafePoint(int gp) {
    return s.g.sched(gp) == ThreadPc.prologue && nothingOnStack(gp);
  }

  final boolean someRequested() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp)) {
        return true;
      }
    }
    return false;
  }
}
