package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} exitsyscall: the way out of a system call, with the P that the M left, an
 * idle one, or none. {@code spec/Exitsyscall.tla}.
 */
final class Exitsyscall extends Runtime {

  /** {@code GuardSteps}: the first, and what follows each of the two; null for the loop. */
  private final ThreadPc firstGuardStep;

  private final ThreadPc afterPreempt;
  private final ThreadPc afterStackguard0;

  Exitsyscall(Model model) {
    super(model);
    if (corrected(Correction.exitsyscallRestoresGuardFirst)) {
      firstGuardStep = ThreadPc.exitsyscall_stackguard0;
      afterStackguard0 = ThreadPc.exitsyscall_preempt;
      afterPreempt = null;
    } else {
      firstGuardStep = ThreadPc.exitsyscall_preempt;
      afterPreempt = ThreadPc.exitsyscall_stackguard0;
      afterStackguard0 = null;
    }
  }

  /** {@code AfterGuardStep(mp)}. */
  private void afterGuardStep(int mp, ThreadPc next) {
    if (next == null) {
      backInLoop(mp);
    } else {
      s.thread.pc(mp, next);
    }
  }

  private boolean hasReturned(int mp) {
    return in(Role.Syscalls, s.m.curg(mp)) || in(Role.BlockingSyscalls, s.m.curg(mp));
  }

  /** The kernel returns from the system call, now or never; exitsyscall: m.locks++. */
  boolean syscall_return(int mp) {
    if (!((at(mp, ThreadPc.syscall) || at(mp, ThreadPc.syscall_failed)) && hasReturned(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.locks(mp, s.m.locks(mp) + 1);
    s.thread.pc(mp, ThreadPc.exitsyscallfast_CAS);
    return true;
  }

  /** exitsyscallfast: CAS(&amp;oldp.status, _Psyscall, _Pidle), then wirep. */
  boolean exitsyscallfast_CAS(int mp) {
    if (!(at(mp, ThreadPc.exitsyscallfast_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.m.oldp(mp);
    if (pp != NIL
        && (s.p.status(pp) == PStatus.Syscall || fault(Fault.exitsyscallfastStoresStatus))) {
      s.p.status(pp, PStatus.Idle);
      called(mp, ThreadPc.acquirep_m_p, ThreadPc.exitsyscall_syscalltick);
      s.thread.pp(mp, pp);
    } else {
      s.thread.pc(mp, ThreadPc.exitsyscallfast_pidle);
    }
    s.m.oldp(mp, NIL);
    s.m.syscalltickEqual(mp, true);
    return true;
  }

  /** exitsyscallfast_pidle: pidleget under sched.lock; or m.locks-- and mcall(exitsyscall0). */
  boolean exitsyscallfast_pidle(int mp) {
    if (!(at(mp, ThreadPc.exitsyscallfast_pidle)
        && (s.sched.pidle().isEmpty() || schedUnlocked()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!s.sched.pidle().isEmpty()) {
      called(mp, ThreadPc.acquirep_m_p, ThreadPc.exitsyscall_syscalltick);
      s.thread.pp(mp, s.sched.pidle().removeHead());
      if (!fault(Fault.exitsyscallLetsSysmonSleep)) {
        sysmonWoken();
      }
    } else {
      registers.mcall(s, mp);
      int gp = s.m.curg(mp);
      s.g.sched(gp, ThreadPc.exitsyscall_return);
      s.m.locks(mp, s.m.locks(mp) - 1);
      s.thread.pc(mp, ThreadPc.exitsyscall0);
      s.thread.gp(mp, gp);
    }
    s.thread.g(mp, G0);
    return true;
  }

  /** exitsyscall: pp.syscalltick++. */
  boolean exitsyscall_syscalltick(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_syscalltick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.m.p(mp);
    s.p.syscalltickEqual(pp, false);
    if (!fault(Fault.exitsyscallKeepsSyscalltick)) {
      staleNotes(pp);
    }
    s.thread.pc(mp, ThreadPc.exitsyscall_casgstatus);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }

  /** exitsyscall: casgstatus(gp, _Gsyscall, _Grunning); m.locks--, throwsplit = false. */
  boolean exitsyscall_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.g.status(gp, GStatus.Running);
    s.g.throwsplit(gp, false);
    s.m.locks(mp, s.m.locks(mp) - 1);
    s.thread.pc(mp, firstGuardStep);
    return true;
  }

  /** exitsyscall: if gp.preempt. */
  boolean exitsyscall_preempt(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.g.preempt(s.m.curg(mp)) && !fault(Fault.exitsyscallForgetsRequest)) {
      s.thread.pc(mp, ThreadPc.exitsyscall_stackPreempt);
    } else {
      afterGuardStep(mp, afterPreempt);
    }
    return true;
  }

  /** exitsyscall: gp.stackguard0 = stackPreempt. */
  boolean exitsyscall_stackPreempt(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_stackPreempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.m.curg(mp), true);
    backInLoop(mp);
    return true;
  }

  /** exitsyscall: gp.stackguard0 = gp.stack.lo + _StackGuard. */
  boolean exitsyscall_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.m.curg(mp), false);
    afterGuardStep(mp, afterStackguard0);
    return true;
  }

  /** exitsyscall0: casgstatus(gp, _Gsyscall, _Grunnable); dropg. */
  boolean exitsyscall0_casgstatus(int mp) {
    boolean locks = fault(Fault.exitsyscall0LocksFirst) && s.sched.lock() != mp;
    if (!(at(mp, ThreadPc.exitsyscall0)
        && (locks ? schedUnlocked() : !s.g.scan(s.thread.gp(mp))))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (locks) {
      s.sched.lock(mp);
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Runnable);
    called(mp, ThreadPc.dropg_m, ThreadPc.exitsyscall0_pidleget);
    return true;
  }

  /** exitsyscall0, under sched.lock: pidleget and execute(gp), or globrunqput(gp) and stop. */
  boolean exitsyscall0_pidleget(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall0_pidleget) && (schedUnlocked() || s.sched.lock() == mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.lock(NIL);
    if (!s.sched.pidle().isEmpty()) {
      called(mp, ThreadPc.acquirep_m_p, ThreadPc.execute_curg);
      s.thread.pp(mp, s.sched.pidle().removeHead());
      sysmonWoken();
      return true;
    }
    int gp = s.thread.gp(mp);
    s.sched.runq().append(gp);
    if (fault(Fault.exitsyscall0ReadsLockedmLate)) {
      s.thread.pc(mp, ThreadPc.exitsyscall0_lockedm);
      s.thread.gp(mp, NIL);
      s.thread.requestG(mp, gp);
    } else {
      stops(mp, gp);
    }
    return true;
  }

  /** {@code StopsAfterExitsyscall(mp, gp)}. */
  private void stops(int mp, int gp) {
    if (lockedm(gp) != NIL) {
      called(mp, ThreadPc.mPark, ThreadPc.execute_curg);
    } else {
      called(mp, ThreadPc.stopm, ThreadPc.schedule);
    }
    s.thread.gp(mp, NIL);
    s.thread.noRequest(mp);
  }

  /** exitsyscall0, wrongly: gp.lockedm read when the goroutine is in nobody's hands any more. */
  boolean exitsyscall0_lockedm(int mp) {
    if (!at(mp, ThreadPc.exitsyscall0_lockedm)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    stops(mp, s.thread.requestG(mp));
    return true;
  }

  /** exitsyscall, scheduled again: pp.syscalltick++, gp.throwsplit = false. */
  boolean exitsyscall_return(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    int pp = s.m.p(mp);
    s.p.syscalltickEqual(pp, false);
    staleNotes(pp);
    s.g.throwsplit(gp, fault(Fault.exitsyscallKeepsThrowsplit));
    backInLoop(mp);
    return true;
  }
}
