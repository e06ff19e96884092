package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} goschedImpl, dropg, schedule, execute and gogo: {@code
 * spec/Scheduler.tla}.
 */
final class Scheduler extends Runtime {

  Scheduler(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** goschedImpl: casgstatus(gp, _Grunning, _Grunnable). */
  boolean goschedImpl_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.goschedImpl))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.running(s.thread.gp(mp), false);
    s.thread.pc(mp, ThreadPc.dropg_m);
    return true;
  }

  /** dropg: m.curg.m = nil. */
  boolean dropg_m(int mp) {
    if (!(at(mp, ThreadPc.dropg_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.m(s.m.curg(mp), NIL);
    s.thread.pc(mp, ThreadPc.dropg_curg);
    return true;
  }

  /** dropg: m.curg = nil. */
  boolean dropg_curg(int mp) {
    if (!(at(mp, ThreadPc.dropg_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.curg(mp, NIL);
    s.thread.pc(mp, ThreadPc.globrunqput);
    return true;
  }

  /** goschedImpl: globrunqput(gp), under sched.lock. */
  boolean goschedImpl_globrunqput(int mp) {
    if (!(at(mp, ThreadPc.globrunqput))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.runq().append(s.thread.gp(mp));
    s.thread.pc(mp, ThreadPc.schedule);
    s.thread.gp(mp, NIL);
    return true;
  }

  /** schedule: stoplockedm, or pp.preempt = false. */
  boolean schedule(int mp) {
    if (!(at(mp, ThreadPc.schedule))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (lockedg(mp) != NIL) {
      s.thread.pc(mp, ThreadPc.releasep_m_p);
    } else {
      s.thread.pc(mp, ThreadPc.findRunnable);
      s.p.preempt(s.m.p(mp), false);
    }
    return true;
  }

  /** execute: mp.curg = gp. */
  boolean execute_curg(int mp) {
    if (!(at(mp, ThreadPc.execute_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.curg(mp, s.thread.gp(mp));
    s.thread.pc(mp, ThreadPc.execute_m);
    return true;
  }

  /** execute: gp.m = mp. */
  boolean execute_m(int mp) {
    if (!(at(mp, ThreadPc.execute_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.m(s.thread.gp(mp), mp);
    s.thread.pc(mp, ThreadPc.execute_casgstatus);
    return true;
  }

  /** execute: casgstatus(gp, _Grunnable, _Grunning). */
  boolean execute_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.execute_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.running(s.thread.gp(mp), true);
    s.thread.pc(mp, ThreadPc.execute_preempt);
    return true;
  }

  /** execute: gp.preempt = false. */
  boolean execute_preempt(int mp) {
    if (!(at(mp, ThreadPc.execute_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preempt(s.thread.gp(mp), false);
    s.thread.pc(mp, ThreadPc.execute_stackguard0);
    return true;
  }

  /** execute: gp.stackguard0 = gp.stack.lo + _StackGuard. */
  boolean execute_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.execute_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.thread.gp(mp), false);
    s.thread.pc(mp, ThreadPc.execute_schedtick);
    return true;
  }

  /** execute: mp.p.schedtick++. */
  boolean execute_schedtick(int mp) {
    if (!(at(mp, ThreadPc.execute_schedtick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.sysmontickEqual(s.m.p(mp), false);
    s.thread.pc(mp, ThreadPc.gogo);
    return true;
  }

  /** gogo(&amp;gp.sched). */
  boolean gogo(int mp) {
    if (!(at(mp, ThreadPc.gogo))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    registers.gogo(s, mp);
    s.thread.gp(mp, NIL);
    s.thread.g(mp, gp);
    if (s.g.preempted(gp)) {
      s.thread.pc(mp, ThreadPc.asyncPreempt2_return);
      s.thread.registers(mp, RegisterFile.CLOBBERED);
    } else {
      s.thread.pc(mp, ThreadPc.loop0);
      s.thread.registers(mp, RegisterFile.registersOf(gp, ThreadPc.loop0));
    }
    return true;
  }
}
