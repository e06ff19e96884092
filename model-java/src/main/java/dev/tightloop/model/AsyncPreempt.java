package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;

import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.RegisterFile.StackTop;

/**
 * {@code runtime/preempt_amd64.s} asyncPreempt and {@code runtime/preempt.go} asyncPreempt2, the
 * call that the goroutine never made: {@code spec/AsyncPreempt.tla}.
 */
final class AsyncPreempt extends Runtime {

  AsyncPreempt(Model model) {
    super(model);
  }

  /** asyncPreempt saves the registers and calls asyncPreempt2. */
  boolean asyncPreempt_save(int mp) {
    if (!at(mp, ThreadPc.asyncPreempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!registers.asyncPreemptSave(s, mp)) {
      return true;
    }
    s.g.stackRegisters(
        s.m.curg(mp),
        fault(Fault.asyncPreemptSavesNothing)
            ? RegisterFile.CLOBBERED
            : RegisterFile.saved(
                RegisterFile.moveSP(
                    s.thread.registers(mp), StackTop.asyncPreempt, StackTop.saveArea),
                constants.registers(RegisterSet.AsyncPreemptSaves)));
    s.thread.pc(mp, ThreadPc.asyncPreempt2);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** asyncPreempt2: gp.asyncSafePoint = true. */
  boolean asyncPreempt2_enter(int mp) {
    if (!at(mp, ThreadPc.asyncPreempt2)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.asyncSafePoint(s.m.curg(mp), !fault(Fault.asyncPreempt2ForgetsSafePoint));
    s.thread.pc(mp, fault(Fault.asyncPreempt2Splits) ? ThreadPc.printlock : ThreadPc.mcall);
    return true;
  }

  /** asyncPreempt2: mcall(preemptPark) if gp.preemptStop, else mcall(gopreempt_m). */
  boolean mcall(int mp) {
    if (!at(mp, ThreadPc.mcall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.mcall(s, mp);
    int gp = s.m.curg(mp);
    s.g.sched(gp, ThreadPc.asyncPreempt2);
    s.thread.pc(mp, s.g.preemptStop(gp) ? ThreadPc.preemptPark : ThreadPc.goschedImpl);
    s.thread.g(mp, G0);
    s.thread.gp(mp, gp);
    return true;
  }

  /** asyncPreempt2, scheduled again: gp.asyncSafePoint = false. */
  boolean asyncPreempt2_return(int mp) {
    if (!at(mp, ThreadPc.asyncPreempt2_return)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.asyncSafePoint(s.m.curg(mp), false);
    s.thread.pc(mp, ThreadPc.asyncPreempt_restore);
    return true;
  }

  /** asyncPreempt restores what it saved and returns to the PC that pushCall wrote. */
  boolean asyncPreempt_restore(int mp) {
    if (!at(mp, ThreadPc.asyncPreempt_restore)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    if (s.g.resumePC(gp) == null) {
      throw new NoSuchRecord(gp);
    }
    if (!registers.asyncPreemptRestore(s, mp)) {
      return true;
    }
    s.thread.pc(mp, s.g.resumePC(gp));
    s.thread.registers(
        mp, RegisterFile.moveSP(s.g.stackRegisters(gp), StackTop.saveArea, StackTop.user));
    s.g.resumePC(gp, null);
    s.g.stackRegisters(gp, RegisterFile.NIL);
    return true;
  }
}
