package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} schedule, dropg, goschedImpl, execute and gogo. {@code
 * spec/Scheduler.tla}.
 */
final class Scheduler extends Runtime {

  /** {@code ExecuteSteps}: the first, and what follows each of the two. */
  private final ThreadPc firstExecuteStep;

  private final ThreadPc afterPreempt;
  private final ThreadPc afterStackguard0;

  Scheduler(Model model) {
    super(model);
    if (corrected(Correction.executeRestoresGuardFirst)) {
      firstExecuteStep = ThreadPc.execute_stackguard0;
      afterStackguard0 = ThreadPc.execute_preempt;
      afterPreempt = ThreadPc.execute_schedtick;
    } else {
      firstExecuteStep = ThreadPc.execute_preempt;
      afterPreempt = ThreadPc.execute_stackguard0;
      afterStackguard0 = ThreadPc.execute_schedtick;
    }
  }

  /** {@code AfterExecuteStep(mp)}. */
  private void afterExecuteStep(int mp, ThreadPc next) {
    if (next == ThreadPc.execute_schedtick && s.thread.inherit(mp)) {
      s.thread.pc(mp, ThreadPc.gogo);
      s.thread.inherit(mp, false);
    } else {
      s.thread.pc(mp, next);
    }
  }

  /** gopreempt_m, goschedImpl: casgstatus(gp, _Grunning, _Grunnable). */
  boolean goschedImpl_casgstatus(int mp) {
    if (!at(mp, ThreadPc.goschedImpl)) {
      return false;
    }
    boolean drops = fault(Fault.goschedImplDropsFirst) && s.m.curg(mp) != NIL;
    if (!drops && s.g.scan(s.thread.gp(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (drops) {
      called(mp, ThreadPc.dropg_m, ThreadPc.goschedImpl);
    } else {
      s.g.status(s.thread.gp(mp), GStatus.Runnable);
      s.thread.pc(mp, s.m.curg(mp) == NIL ? ThreadPc.globrunqput : ThreadPc.dropg_m);
    }
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

  /** dropg: m.curg = nil. goschedImpl left no return address. */
  boolean dropg_curg(int mp) {
    if (!(at(mp, ThreadPc.dropg_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.curg(mp, NIL);
    if (s.thread.ret(mp).isEmpty()) {
      s.thread.pc(mp, ThreadPc.globrunqput);
    } else {
      returned(mp);
    }
    return true;
  }

  /** goschedImpl: globrunqput(gp), under sched.lock. */
  boolean goschedImpl_globrunqput(int mp) {
    if (!(at(mp, ThreadPc.globrunqput) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.runq().append(s.thread.gp(mp));
    if (corrected(Correction.goschedWakes)) {
      called(mp, ThreadPc.wakep, ThreadPc.schedule);
    } else {
      s.thread.pc(mp, ThreadPc.schedule);
    }
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
      Stack ret = s.thread.ret(mp);
      ret.clear();
      ret.push(ThreadPc.execute_curg);
      ret.push(ThreadPc.mPark);
      ret.push(ThreadPc.handoffp);
    } else {
      if (!fault(Fault.scheduleKeepsPreempt)) {
        s.p.preempt(s.m.p(mp), false);
      }
      s.thread.pc(mp, model.stealWork.findRunnableTop);
    }
    return true;
  }

  /** execute: mp.curg = gp. */
  boolean execute_curg(int mp) {
    if (!(at(mp, ThreadPc.execute_curg) && s.thread.gp(mp) != NIL)) {
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
    if (!(at(mp, ThreadPc.execute_casgstatus)
        && (!s.g.scan(s.thread.gp(mp)) || fault(Fault.executeStoresStatus)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Running);
    s.g.scan(s.thread.gp(mp), false);
    s.thread.pc(mp, firstExecuteStep);
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
    if (!fault(Fault.executeKeepsPreempt)) {
      s.g.preempt(s.thread.gp(mp), false);
    }
    afterExecuteStep(mp, afterPreempt);
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
    afterExecuteStep(mp, afterStackguard0);
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
    s.p.sysmontick(s.m.p(mp), Sysmontick.differs);
    s.thread.pc(mp, ThreadPc.gogo);
    return true;
  }

  /** gogo(&amp;gp.sched): the thread-local g is gp from here. */
  boolean gogo(int mp) {
    if (!(at(mp, ThreadPc.gogo))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    ThreadPc pc =
        switch (s.g.sched(gp)) {
          case entry -> ThreadPc.loop0;
          case asyncPreempt2 -> ThreadPc.asyncPreempt2_return;
          default -> s.g.sched(gp);
        };
    registers.gogo(s, mp);
    s.thread.gp(mp, NIL);
    if (!fault(Fault.gogoKeepsG)) {
      s.thread.g(mp, gp);
    }
    s.thread.pc(mp, pc);
    s.thread.registers(mp, pc.isUser() ? registerFile.registersOf(gp, pc) : RegisterFile.CLOBBERED);
    return true;
  }
}
