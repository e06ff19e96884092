package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;

/** {@code spec/SafePointFns.tla}: the function that forEachP runs for every P. */
final class SafePointFnsInvariants extends Predicates {

  private static final Places IDLE = Places.of(ThreadPc.forEachP_idle);
  private static final Places SYSCALL = Places.of(ThreadPc.forEachP_syscall, ThreadPc.forEachP_CAS);
  private static final Places WAITS = SYSCALL.with(ThreadPc.forEachP_again);

  SafePointFnsInvariants(Model model) {
    super(model);
  }

  boolean safePointWaitCounts() {
    int count = 0;
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runSafePointFn(pp)) {
        count++;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.runSafePointFn_safePointWait) {
        count++;
      }
    }
    return s.sched.safePointWait() == count;
  }

  boolean safePointWaitCountsMatters() {
    return s.sched.safePointWait() != 0;
  }

  boolean safePointFnByOwner() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (pc == ThreadPc.runSafePointFn || pc == ThreadPc.runSafePointFn_safePointWait) {
        int pp = s.m.p(mp);
        if (pp == NIL
            || s.p.m(pp) != mp
            || s.p.status(pp) != PStatus.Running
            || s.p.runSafePointFn(pp) != (pc == ThreadPc.runSafePointFn)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean safePointFnByOwnerMatters() {
    return someMachineAt(ThreadPc.runSafePointFn_safePointWait);
  }

  boolean idlePsHaveRun() {
    return s.sched.lock() != NIL || !idlePsHaveRunMatters();
  }

  boolean idlePsHaveRunMatters() {
    for (int i = 0; i < s.sched.pidle().length(); i++) {
      if (s.p.runSafePointFn(s.sched.pidle().element(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean stillLooksAt(int mp, int pp) {
    return within(mp, IDLE) || s.thread.ps(mp).contains(pp) && within(mp, SYSCALL);
  }

  private boolean somebodyLooksAt(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (stillLooksAt(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  boolean syscallPsHaveRun() {
    for (int pp = 0; pp < processors; pp++) {
      if (hasNotRunInSyscall(pp) && !somebodyLooksAt(pp)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasNotRunInSyscall(int pp) {
    return s.p.runSafePointFn(pp) && s.p.status(pp) == PStatus.Syscall;
  }

  boolean syscallPsHaveRunMatters() {
    for (int pp = 0; pp < processors; pp++) {
      if (hasNotRunInSyscall(pp)) {
        return true;
      }
    }
    return false;
  }

  boolean safePointNoteWakes() {
    return s.sched.safePointNote() == (s.sched.safePointWait() == 0) || !somebodyWaits();
  }

  private boolean somebodyWaits() {
    for (int mp = 0; mp < machines; mp++) {
      if (within(mp, WAITS)) {
        return true;
      }
    }
    return false;
  }

  boolean safePointNoteWakesMatters() {
    return s.sched.safePointNote();
  }

  boolean noThrowForEachP() {
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

  boolean noThrowForEachPMatters() {
    return someMachineAt(ThreadPc.forEachP_done);
  }
}
