package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence = "None of forEachP's checks fails.",
    why =
        "The program dies during garbage collection with 'forEachP: not done' or a note that is set twice.",
    reliesOn = {
      "runtime/proc.go:1653 forEachP",
      "runtime/proc.go:1657 forEachP",
      "runtime/proc.go:1591 forEachP",
      "runtime/lock_futex.go:142 notewakeup"
    })
final class NoThrowForEachP extends SafePointFnsPredicates {

  NoThrowForEachP(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    if (s.sched.safePointNote() && !somebodyWaits()) {
      return false;
    }
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (pc == ThreadPc.forEachP_runSafePointFn && s.sched.safePointWait() != 0) {
        return false;
      }
      if (pc == ThreadPc.forEachP_done && !allHaveRun()) {
        return false;
      }
    }
    return true;
  }

  private boolean allHaveRun() {
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runSafePointFn(pp)) {
        return false;
      }
    }
    return s.sched.safePointWait() == 0;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.forEachP_done);
  }
}
