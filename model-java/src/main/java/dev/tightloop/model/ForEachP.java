package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code spec/ForEachP.tla}: {@code runtime/proc.go} forEachP and runSafePointFn, called as in
 * gcMarkDone. A function runs once for every P, at a safe point of it, while the world goes on.
 */
final class ForEachP extends Runtime {

  ForEachP(Model model) {
    super(model);
  }

  /** gcMarkDone: semacquire(&worldsema). */
  boolean forEachP_semacquire(int mp) {
    if (!model.worldsema.acquires(mp, Role.RunsForEachP, ThreadPc.forEachP_semacquire)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (model.worldsema.semacquireSucceeds(mp)) {
      model.worldsema.semacquireTakes(mp);
      registers.callRuntime(s, mp);
      s.thread.pc(mp, ThreadPc.forEachP_casgstatus);
      s.thread.registers(mp, RegisterFile.CLOBBERED);
    } else {
      model.worldsema.semacquireWaits(mp, ThreadPc.forEachP_semacquire);
    }
    return true;
  }

  /** gcMarkDone on g0: casgstatus(gp, _Grunning, _Gwaiting). */
  boolean forEachP_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.forEachP_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Waiting);
    s.thread.pc(mp, ThreadPc.forEachP_runSafePointFn);
    s.thread.g(mp, G0);
    return true;
  }

  /** forEachP, under sched.lock: pp.runSafePointFn = 1 for each other P; preemptall follows. */
  boolean forEachP_runSafePointFn(int mp) {
    if (!(at(mp, ThreadPc.forEachP_runSafePointFn) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.lock(mp);
    s.sched.safePointWait(constants.processors() - 1);
    for (int pp = 0; pp < constants.processors(); pp++) {
      if (model.preemptall.other(mp, pp)) {
        s.p.runSafePointFn(pp, true);
      }
    }
    model.preemptall.calledPreemptall(mp, ThreadPc.forEachP_idle);
    return true;
  }

  /** forEachP: the function runs here for every idle P; unlock(&sched.lock). */
  boolean forEachP_idle(int mp) {
    if (!at(mp, ThreadPc.forEachP_idle)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int safePointWait = s.sched.safePointWait();
    for (int i = 0; i < s.sched.pidle().length(); i++) {
      int pp = s.sched.pidle().element(i);
      if (s.p.runSafePointFn(pp)) {
        s.p.runSafePointFn(pp, false);
        safePointWait -= fault(Fault.forEachPForgetsIdle) ? 0 : 1;
      }
    }
    s.sched.safePointWait(safePointWait);
    s.sched.lock(NIL);
    if (safePointWait > 0) {
      s.thread.pc(mp, ThreadPc.forEachP_syscall);
      model.preemptall.otherPs(mp);
    } else {
      s.thread.pc(mp, ThreadPc.forEachP_done);
      s.thread.ps(mp).clear();
    }
    return true;
  }

  /** forEachP, for each P: s == _Psyscall && pp.runSafePointFn == 1. */
  boolean forEachP_syscall(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall) && !s.thread.ps(mp).isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.ps(mp).head();
    if (s.p.status(pp) == PStatus.Syscall && s.p.runSafePointFn(pp)) {
      s.thread.pc(mp, ThreadPc.forEachP_CAS);
    } else {
      s.thread.ps(mp).removeHead();
    }
    return true;
  }

  /** forEachP: CAS(&pp.status, _Psyscall, _Pidle); pp.syscalltick++; handoffp(pp). */
  boolean forEachP_CAS(int mp) {
    if (!at(mp, ThreadPc.forEachP_CAS)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.ps(mp).removeHead();
    if (s.p.status(pp) == PStatus.Syscall) {
      s.p.status(pp, PStatus.Idle);
      s.p.syscalltickEqual(pp, false);
      staleNotes(pp);
      called(mp, ThreadPc.handoffp, ThreadPc.forEachP_syscall);
      s.thread.pp(mp, pp);
    } else {
      s.thread.pc(mp, ThreadPc.forEachP_syscall);
    }
    return true;
  }

  /** forEachP: notetsleep(&sched.safePointNote, 100*1000) returned true; noteclear. */
  boolean forEachP_noteclear(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall)
        && s.thread.ps(mp).isEmpty()
        && s.sched.safePointNote())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.safePointNote(false);
    s.thread.pc(mp, ThreadPc.forEachP_done);
    return true;
  }

  /** forEachP: 100 microseconds are over; preemptall once more. */
  boolean forEachP_retry(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall)
        && s.thread.ps(mp).isEmpty()
        && !s.sched.safePointNote())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    model.preemptall.calledPreemptall(
        mp,
        corrected(Correction.forEachPLooksAgain)
            ? ThreadPc.forEachP_again
            : ThreadPc.forEachP_syscall);
    return true;
  }

  /** The correction's loop over the Ps in system calls begins again. */
  boolean forEachP_again(int mp) {
    if (!at(mp, ThreadPc.forEachP_again)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.forEachP_syscall);
    model.preemptall.otherPs(mp);
    return true;
  }

  /** gcMarkDone: casgstatus(gp, _Gwaiting, _Grunning), and back to the goroutine's stack. */
  boolean forEachP_return(int mp) {
    if (!(at(mp, ThreadPc.forEachP_done) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Running);
    s.thread.pc(mp, ThreadPc.forEachP_semrelease);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }

  /** gcMarkDone: semrelease(&worldsema), which lets the first waiter try. */
  boolean forEachP_semrelease(int mp) {
    if (!(at(mp, ThreadPc.forEachP_semrelease) && model.worldsema.firstWaiterHasParked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int firstWaiter = model.worldsema.semrelease(false);
    if (firstWaiter != NIL) {
      model.worldsema.readiesFirstWaiter(mp, firstWaiter, ThreadPc.forEachP_end);
    } else {
      backInLoop(mp);
    }
    return true;
  }

  /** gcMarkDone returns. */
  boolean forEachP_end(int mp) {
    if (!at(mp, ThreadPc.forEachP_end)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    backInLoop(mp);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }

  /** runSafePointFn: CAS(&pp.runSafePointFn, 1, 0), and the function. */
  boolean runSafePointFn_CAS(int mp) {
    if (!at(mp, ThreadPc.runSafePointFn)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.runSafePointFn(s.m.p(mp), fault(Fault.runSafePointFnKeepsFlag));
    s.thread.pc(mp, ThreadPc.runSafePointFn_safePointWait);
    return true;
  }

  /** runSafePointFn, under sched.lock: sched.safePointWait--; the last one wakes forEachP. */
  boolean runSafePointFn_safePointWait(int mp) {
    if (!(at(mp, ThreadPc.runSafePointFn_safePointWait) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    oneSafePoint();
    returned(mp);
    return true;
  }
}
