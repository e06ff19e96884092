package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} reentersyscall, store by store: the way into a system call. {@code
 * spec/Reentersyscall.tla}.
 */
final class Reentersyscall extends Runtime {

  /** {@code Stores}: the first, and what follows each of them. */
  private final ThreadPc firstStore;

  private final ThreadPc afterMp;
  private final ThreadPc afterStatus;

  Reentersyscall(Model model) {
    super(model);
    if (fault(Fault.reentersyscallStatusFirst)) {
      firstStore = ThreadPc.reentersyscall_status;
      afterStatus = ThreadPc.reentersyscall_p_m;
      afterMp = ThreadPc.reentersyscall_gcwaiting;
    } else {
      firstStore = ThreadPc.reentersyscall_p_m;
      afterMp = ThreadPc.reentersyscall_status;
      afterStatus = ThreadPc.reentersyscall_gcwaiting;
    }
  }

  /** {@code leaving(mp)}: the P that the M is giving away. */
  private int leaving(int mp) {
    return s.m.p(mp) != NIL ? s.m.p(mp) : s.m.oldp(mp);
  }

  private boolean mayEnter(int mp) {
    return mayDo(mp, Role.Syscalls) || mayDo(mp, Role.CG);
  }

  /** reentersyscall: m.locks++, gp.stackguard0 = stackPreempt, gp.throwsplit = true. */
  boolean reentersyscall(int mp) {
    if (!(mayEnter(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.m.locks(mp, s.m.locks(mp) + 1);
    s.g.stackPreempt(gp, true);
    s.g.throwsplit(gp, true);
    if (fault(Fault.reentersyscallClearsPreempt)) {
      s.g.preempt(gp, false);
    }
    registers.callRuntime(s, mp);
    s.thread.pc(mp, ThreadPc.reentersyscall_casgstatus);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** reentersyscall: casgstatus(gp, _Grunning, _Gsyscall). */
  boolean reentersyscall_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Syscall);
    s.thread.pc(mp, ThreadPc.reentersyscall_sysmonwait);
    return true;
  }

  /** reentersyscall: sched.sysmonwait; m.syscalltick = pp.syscalltick; pp.runSafePointFn. */
  boolean reentersyscall_sysmonwait(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_sysmonwait)
        && (!s.sched.sysmonwait() || schedUnlocked()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean runs = s.p.runSafePointFn(s.m.p(mp));
    sysmonWoken();
    s.m.syscalltickEqual(mp, true);
    if (runs) {
      called(mp, ThreadPc.runSafePointFn, firstStore);
    } else {
      s.thread.pc(mp, firstStore);
    }
    return true;
  }

  /** reentersyscall: pp.m = 0. */
  boolean reentersyscall_p_m(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.m(leaving(mp), NIL);
    s.thread.pc(mp, ThreadPc.reentersyscall_m_p);
    return true;
  }

  /** reentersyscall: m.oldp = pp and m.p = 0. */
  boolean reentersyscall_m_p(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.oldp(mp, s.m.p(mp));
    if (!fault(Fault.reentersyscallKeepsP)) {
      s.m.p(mp, NIL);
    }
    s.thread.pc(mp, afterMp);
    return true;
  }

  /** reentersyscall: atomic.Store(&amp;pp.status, _Psyscall). */
  boolean reentersyscall_status(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.status(leaving(mp), PStatus.Syscall);
    s.thread.pc(mp, afterStatus);
    return true;
  }

  /** reentersyscall: sched.gcwaiting, entersyscall_gcwait; m.locks--. */
  boolean reentersyscall_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_gcwaiting) && (!s.sched.gcwaiting() || schedUnlocked()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.m.oldp(mp);
    boolean swaps = s.p.status(pp) == PStatus.Syscall || fault(Fault.entersyscallStoresGcstop);
    if (s.sched.gcwaiting() && s.sched.stopwait() > 0 && swaps) {
      s.p.status(pp, PStatus.Gcstop);
      s.p.syscalltickEqual(pp, false);
      staleNotes(pp);
      oneStopped();
    }
    s.m.locks(mp, s.m.locks(mp) - 1);
    s.thread.pc(mp, ThreadPc.syscall);
    return true;
  }
}
