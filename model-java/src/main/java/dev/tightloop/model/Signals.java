package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;

/** What the kernel does for a thread: {@code spec/Signals.tla}. */
final class Signals extends Runtime {

  private final boolean mayReturnAtOnce;

  Signals(Model model) {
    super(model);
    mayReturnAtOnce =
        !corrected(Correction.sigtrampgoSendsToNotify) && !fault(Fault.badsignalOnPreempt);
  }

  /** {@code Blocked(t)}. */
  boolean blocked(int t) {
    return s.thread.masked(t) || s.thread.handler(t) != HandlerPc.none;
  }

  /** {@code Ignored(t)}: the kernel does not even note the signal. */
  boolean ignored(int t) {
    return s.sched.sigurgIgnored() && !blocked(t);
  }

  /** {@code ThreadOfM(mp)}: the thread whose number is mp.procid. */
  int threadOfM(int mp) {
    if (!in(ThreadSet.CM, mp)) {
      return mp;
    }
    int procid = s.m.procid(mp);
    if (s.thread.pc(procid) != ThreadPc.absent) {
      return procid;
    }
    for (int x = 0; x < constants.machines(); x++) {
      if (in(ThreadSet.CM, x) && s.thread.tid(x) == procid) {
        return x;
      }
    }
    throw new NoSuchRecord(procid);
  }

  /** Anybody may send a SIGURG to any thread at any time. */
  boolean external_tgkill(int t) {
    if (!(is(Switch.ExternalSignals) && exists(t) && !s.thread.external(t) && !ignored(t))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.tgkill(s, t);
    s.thread.pending(t, true);
    s.thread.external(t, true);
    return true;
  }

  /** {@code ReturnsWithoutG(t)}. */
  boolean returnsWithoutG(int t) {
    return s.thread.g(t) == NIL && mayReturnAtOnce && !asyncpreemptoff();
  }

  /** {@code StackCheckFails(t)}: with the interrupted goroutine's guard, not gsignal's. */
  boolean stackCheckFails(int t) {
    int gp = s.thread.g(t);
    return gp >= 0 && s.g.stackPreempt(gp);
  }

  /** sigtrampgo, up to where it does something that anybody else can see. */
  HandlerPc sigtrampgo(int t) {
    if (s.thread.g(t) == NIL) {
      if (!returnsWithoutG(t)) {
        return HandlerPc.badsignal_needm;
      }
      return countsSignals() ? HandlerPc.doSigPreempt_pendingPreemptSignals : HandlerPc.sigreturn;
    }
    return fault(Fault.sigtrampgoKeepsG) && stackCheckFails(t)
        ? HandlerPc.morestack
        : HandlerPc.wantAsyncPreempt_g;
  }

  /** {@code Interrupts(gp)}: a signal ends gp's system call. */
  private boolean interrupts(int gp) {
    return in(Role.NotRestarted, gp)
        || (in(Role.SlowSyscalls, gp) && fault(Fault.setsigWithoutSARestart));
  }

  /** {@code InterruptedPC(t)}. */
  private ThreadPc interruptedPC(int t) {
    ThreadPc pc = s.thread.pc(t);
    boolean fails = pc == ThreadPc.syscall && constants.isMachine(t) && interrupts(s.m.curg(t));
    return fails ? ThreadPc.syscall_EINTR : pc;
  }

  /** SIGURG interrupts the thread between two of its steps, or is ignored by now. */
  boolean deliver(int mp) {
    if (!(s.thread.pending(mp)
        && s.thread.handler(mp) == HandlerPc.none
        && !s.thread.masked(mp)
        && s.thread.pc(mp) != ThreadPc.absent
        && (!is(Switch.ThreadSanitizer) || s.thread.pc(mp) == ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.deliver(s, mp);
    if (s.sched.sigurgIgnored()) {
      s.thread.pending(mp, false);
      s.thread.external(mp, false);
      return true;
    }
    s.thread.pending(mp, false);
    s.thread.external(mp, s.thread.external(mp) && returnsWithoutG(mp));
    s.thread.handler(mp, sigtrampgo(mp));
    s.thread.framePc(mp, interruptedPC(mp));
    s.thread.frameRegisters(
        mp,
        RegisterFile.saved(
            s.thread.registers(mp), constants.registers(RegisterSet.KernelFrameSaves)));
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** rt_sigreturn restores registers and PC from the frame, edited or not. */
  boolean sigreturn(int mp) {
    if (!handlerAt(mp, HandlerPc.sigreturn)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.sigreturn(s, mp);
    s.thread.pc(mp, s.thread.framePc(mp));
    s.thread.registers(mp, s.thread.frameRegisters(mp));
    s.thread.noFrame(mp);
    s.thread.handler(mp, HandlerPc.none);
    if (fault(Fault.sigreturnKeepsMask)) {
      s.thread.masked(mp, true);
    }
    if (constants.isMachine(mp)) {
      s.m.preemptGen(mp, 0);
    }
    return true;
  }
}
