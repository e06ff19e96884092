package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.ThreadPc.Place;

/**
 * {@code runtime/os_windows.go} preemptM, which suspends the thread instead of signalling it:
 * {@code spec/SuspendThread.tla}.
 */
final class SuspendThread extends Runtime {

  private final ThreadPc done;

  SuspendThread(Model model) {
    super(model);
    done =
        fault(Fault.preemptMLocksWhileSuspended)
            ? ThreadPc.preemptM_lock
            : ThreadPc.preemptM_ResumeThread;
  }

  /** {@code thread' = Acknowledged(t, mp)}. */
  private void acknowledged(int t, int mp) {
    model.signalHandler.notesOutOfDate(mp);
    returned(t);
    s.thread.noRequest(t);
  }

  /** {@code HasHandle(mp)}: from minit to unminit. */
  private boolean hasHandle(int mp) {
    if (!mayHaveHandle(s.thread.programPc(mp))) {
      return false;
    }
    Stack ret = s.thread.ret(mp);
    for (int i = 0; i < ret.length(); i++) {
      if (!mayHaveHandle(ret.element(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayHaveHandle(ThreadPc pc) {
    return switch (pc) {
      case absent, allocated, dropm_unlockextra, mexit_nmfreed, mexit_signalPending -> false;
      default -> pc.place() != Place.MINIT && pc.place() != Place.GONE;
    };
  }

  private boolean isHeld(int mp) {
    for (int u = 0; u < constants.threads(); u++) {
      if (s.thread.programPc(u).isSuspendThread() && s.thread.requestM(u) == mp) {
        return true;
      }
    }
    return false;
  }

  /** CAS(&amp;mp.preemptExtLock, 0, 1); mp.thread != 0 and DuplicateHandle. */
  boolean preemptM_preemptExtLock(int t) {
    if (!(is(Switch.Windows) && at(t, ThreadPc.preemptM_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.thread.requestM(t);
    if (isHeld(mp) || !hasHandle(mp)) {
      acknowledged(t, mp);
    } else {
      s.thread.pc(t, ThreadPc.preemptM_SuspendThread);
    }
    return true;
  }

  /** {@code Suspended(t)}. */
  int suspended(int t) {
    return model.signals.threadOfM(s.thread.requestM(t));
  }

  /** SuspendThread and GetThreadContext. */
  boolean preemptM_SuspendThread(int t) {
    if (!(at(t, ThreadPc.preemptM_SuspendThread)
        && s.thread.handler(suspended(t)) == HandlerPc.none)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int x = suspended(t);
    if (s.thread.pc(x) == ThreadPc.exited) {
      acknowledged(t, x);
      return true;
    }
    s.thread.handler(x, HandlerPc.suspended);
    s.thread.framePc(x, s.thread.pc(x));
    s.thread.frameRegisters(x, s.thread.registers(x));
    s.thread.registers(x, RegisterFile.CLOBBERED);
    s.thread.pc(t, ThreadPc.preemptM_wantAsyncPreempt);
    return true;
  }

  /** Whether {@code gFromSP(t)} is "nobody": the thread is on no stack of the M. */
  boolean isOnNoStack(int t) {
    return !fault(Fault.preemptMTrustsThread) && suspended(t) != s.thread.requestM(t);
  }

  /** {@code gFromSP(t)}, if the thread is on a stack of the M; G0 or NIL if it is not. */
  int gFromSP(int t) {
    return isOnNoStack(t) ? Configuration.G0 : s.thread.g(suspended(t));
  }

  private boolean wantsAsyncPreempt(int gp) {
    int pp = s.m.p(s.g.m(gp));
    return (s.g.preempt(gp) || (pp != NIL && s.p.preempt(pp))) && s.g.status(gp) == GStatus.Running;
  }

  /** gp != nil &amp;&amp; wantAsyncPreempt(gp), isAsyncSafePoint. */
  boolean preemptM_wantAsyncPreempt(int t) {
    if (!at(t, ThreadPc.preemptM_wantAsyncPreempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = gFromSP(t);
    boolean injects =
        gp >= 0
            && wantsAsyncPreempt(gp)
            && model.safePoint.safeToPreempt(gp, s.thread.framePc(suspended(t)));
    if (!injects && fault(Fault.preemptMForgetsResume)) {
      acknowledged(t, s.thread.requestM(t));
    } else {
      s.thread.pc(t, injects ? ThreadPc.preemptM_SetThreadContext : done);
    }
    return true;
  }

  /** The PC goes below the thread's stack pointer, SetThreadContext. */
  boolean preemptM_SetThreadContext(int t) {
    if (!at(t, ThreadPc.preemptM_SetThreadContext)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int x = suspended(t);
    int gp = gFromSP(t);
    ThreadPc pc = s.thread.framePc(x);
    ThreadPc newpc = constants.resumePC(pc);
    long pushed = s.thread.frameRegisters(x);
    if (newpc != pc) {
      pushed = registerFile.computed(pushed, gp, pc, newpc);
    }
    s.g.resumePC(gp, newpc);
    s.thread.framePc(x, ThreadPc.asyncPreempt);
    s.thread.frameRegisters(x, RegisterFile.moveSP(pushed, StackTop.user, StackTop.asyncPreempt));
    s.thread.pc(t, done);
    return true;
  }

  /** Not in Go: lock and unlock. */
  boolean preemptM_lock(int t) {
    if (!(at(t, ThreadPc.preemptM_lock) && (schedUnlocked() || s.sched.lock() == t))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(t, ThreadPc.preemptM_ResumeThread);
    return true;
  }

  /** preemptExtLock = 0; Xadd(&amp;mp.preemptGen, 1); ResumeThread. */
  boolean preemptM_ResumeThread(int t) {
    if (!at(t, ThreadPc.preemptM_ResumeThread)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int x = suspended(t);
    s.thread.pc(x, s.thread.framePc(x));
    s.thread.registers(x, s.thread.frameRegisters(x));
    s.thread.noFrame(x);
    s.thread.handler(x, HandlerPc.none);
    acknowledged(t, s.thread.requestM(t));
    return true;
  }
}
