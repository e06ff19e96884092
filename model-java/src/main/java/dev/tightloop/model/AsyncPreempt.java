package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/preempt_amd64.s} asyncPreempt, {@code runtime/preempt.go} asyncPreempt2: {@code
 * spec/AsyncPreempt.tla}.
 */
final class AsyncPreempt extends Runtime {

  AsyncPreempt(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** asyncPreempt saves every register and calls asyncPreempt2. */
  boolean asyncPreempt_save(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (registers.asyncPreemptSave(s, mp)) {
      boolean saves = !fault(Fault.asyncPreemptSavesNothing);
      s.g.stackRegisters(s.m.curg(mp), saves ? s.thread.registers(mp) : RegisterFile.CLOBBERED);
      s.thread.pc(mp, ThreadPc.asyncPreempt2);
      s.thread.registers(mp, RegisterFile.CLOBBERED);
    }
    return true;
  }

  /** asyncPreempt2: gp.asyncSafePoint = true. */
  boolean asyncPreempt2_enter(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt2))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.asyncSafePoint(s.m.curg(mp), true);
    s.thread.pc(mp, ThreadPc.mcall);
    return true;
  }

  /** asyncPreempt2: mcall(gopreempt_m). */
  boolean mcall(int mp) {
    if (!(at(mp, ThreadPc.mcall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.mcall(s, mp);
    s.g.preempted(s.m.curg(mp), true);
    s.thread.pc(mp, ThreadPc.goschedImpl);
    s.thread.g(mp, NIL);
    s.thread.gp(mp, s.m.curg(mp));
    return true;
  }

  /** asyncPreempt2, scheduled again: gp.asyncSafePoint = false. */
  boolean asyncPreempt2_return(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt2_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.asyncSafePoint(s.m.curg(mp), false);
    s.thread.pc(mp, ThreadPc.asyncPreempt_restore);
    return true;
  }

  /** asyncPreempt restores every register and returns to the pushed PC. */
  boolean asyncPreempt_restore(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt_restore))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (registers.asyncPreemptRestore(s, mp)) {
      int gp = s.m.curg(mp);
      s.thread.pc(mp, ThreadPc.of(s.g.resumePC(gp)));
      s.thread.registers(mp, s.g.stackRegisters(gp));
      s.g.resumePC(gp, NIL);
      s.g.stackRegisters(gp, RegisterFile.NIL);
    }
    return true;
  }
}
