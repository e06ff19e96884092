package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/** What the kernel does for a thread: {@code spec/Signals.tla}. */
final class Signals extends Runtime {

  Signals(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** SIGURG interrupts the thread between two of its steps. */
  boolean deliver(int mp) {
    if (!(s.thread.pending(mp)
        && s.thread.handler(mp) == HandlerPc.none
        && s.thread.pc(mp) != ThreadPc.absent)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.deliver(s, mp);
    s.thread.pending(mp, false);
    s.thread.handler(mp, HandlerPc.wantAsyncPreempt_g);
    s.thread.framePc(mp, s.thread.pc(mp).ordinal());
    s.thread.frameRegisters(mp, s.thread.registers(mp));
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** rt_sigreturn takes back what the frame says. */
  boolean sigreturn(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.sigreturn)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.sigreturn(s, mp);
    s.thread.pc(mp, ThreadPc.of(s.thread.framePc(mp)));
    s.thread.registers(mp, s.thread.frameRegisters(mp));
    s.thread.framePc(mp, NIL);
    s.thread.frameRegisters(mp, NIL);
    s.thread.handler(mp, HandlerPc.none);
    s.m.preemptGen(mp, 0);
    return true;
  }
}
