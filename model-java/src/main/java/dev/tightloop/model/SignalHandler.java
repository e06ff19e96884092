package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.RegisterFile.StackTop;

/**
 * {@code runtime/signal_unix.go} sighandler, doSigPreempt and badsignal, {@code runtime/preempt.go}
 * wantAsyncPreempt and isAsyncSafePoint, {@code runtime/signal_amd64.go} pushCall: {@code
 * spec/SignalHandler.tla}.
 */
final class SignalHandler extends Runtime {

  SignalHandler(Model model) {
    super(model);
  }

  /** sigFetchG: the thread-local g of the interrupted code. */
  private int fetchedG(int mp) {
    return fault(Fault.sighandlerTakesCurg) && s.thread.g(mp) == G0 ? s.m.curg(mp) : s.thread.g(mp);
  }

  /** {@code HandlerLoadsThroughNil(mp)}. */
  boolean handlerLoadsThroughNil(int mp) {
    return switch (s.thread.handler(mp)) {
      case wantAsyncPreempt_g -> fetchedG(mp) == NIL;
      case wantAsyncPreempt_p -> fetchedG(mp) == NIL || s.g.m(fetchedG(mp)) == NIL;
      default -> false;
    };
  }

  /** debug.asyncpreemptoff; wantAsyncPreempt: gp.preempt. */
  boolean wantAsyncPreempt_g(int mp) {
    if (!(handlerAt(mp, HandlerPc.wantAsyncPreempt_g) && !handlerLoadsThroughNil(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    HandlerPc next;
    if (asyncpreemptoff() && !fault(Fault.sighandlerIgnoresOff)) {
      next =
          corrected(Correction.sighandlerAcknowledgesOff)
              ? HandlerPc.doSigPreempt_preemptGen
              : HandlerPc.sigreturn;
    } else if (is(Switch.ThreadSanitizer) && !corrected(Correction.delayedSignalAcknowledges)) {
      next = HandlerPc.sigreturn;
    } else if (gp == G0) {
      next = HandlerPc.doSigPreempt_preemptGen;
    } else if (!s.g.preempt(gp)) {
      next = HandlerPc.wantAsyncPreempt_p;
    } else if (s.g.status(gp) == GStatus.Running) {
      next = HandlerPc.isAsyncSafePoint;
    } else {
      next = HandlerPc.doSigPreempt_preemptGen;
    }
    if (fault(Fault.sighandlerAcknowledgesFirst)) {
      s.m.signalPending(mp, 0);
    }
    s.thread.handler(mp, next);
    return true;
  }

  /** wantAsyncPreempt: gp.m.p != 0 &amp;&amp; gp.m.p.ptr().preempt. */
  boolean wantAsyncPreempt_p(int mp) {
    if (!(handlerAt(mp, HandlerPc.wantAsyncPreempt_p) && !handlerLoadsThroughNil(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    int pp = s.m.p(s.g.m(gp));
    boolean wanted = pp != NIL && s.p.preempt(pp) && s.g.status(gp) == GStatus.Running;
    s.thread.handler(mp, wanted ? HandlerPc.isAsyncSafePoint : HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** isAsyncSafePoint: the tests of {@link SafePoint}. */
  boolean isAsyncSafePoint(int mp) {
    if (!handlerAt(mp, HandlerPc.isAsyncSafePoint)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean safe =
        model.safePoint.safeToPreempt(fetchedG(mp), s.thread.framePc(mp))
            && (registers.isSafePC(s, mp) || fault(Fault.isAsyncSafePointIgnoresPC));
    s.thread.handler(mp, safe ? HandlerPc.pushCall : HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** pushCall makes it look as if the goroutine had called asyncPreempt. */
  boolean pushCall(int mp) {
    if (!handlerAt(mp, HandlerPc.pushCall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    ThreadPc pc = s.thread.framePc(mp);
    ThreadPc newpc = fault(Fault.pushCallIgnoresRestart) ? pc : constants.resumePC(pc);
    registers.pushCall(s, mp);
    long pushed = s.thread.frameRegisters(mp);
    if (newpc != pc) {
      pushed = registerFile.computed(pushed, gp, pc, newpc);
    }
    if (!fault(Fault.pushCallKeepsSP)) {
      pushed = RegisterFile.moveSP(pushed, StackTop.user, StackTop.asyncPreempt);
    }
    s.g.resumePC(gp, newpc);
    s.thread.framePc(mp, ThreadPc.asyncPreempt);
    s.thread.frameRegisters(mp, pushed);
    s.thread.handler(mp, HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** {@code NotesOutOfDate(mp)}: what a suspendG has noted of mp.preemptGen. */
  void notesOutOfDate(int mp) {
    for (int t = 0; t < constants.threads(); t++) {
      if (s.thread.suspendAsyncM(t) == mp) {
        s.thread.suspendAsyncGen(t, false);
      }
    }
  }

  /** doSigPreempt: atomic.Xadd(&amp;gp.m.preemptGen, 1), the first acknowledging store. */
  boolean doSigPreempt_preemptGen(int mp) {
    if (!handlerAt(mp, HandlerPc.doSigPreempt_preemptGen)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (corrected(Correction.signalPendingClearedFirst)) {
      s.m.signalPending(mp, 0);
    } else {
      s.m.preemptGen(mp, s.m.preemptGen(mp) + 1);
      notesOutOfDate(mp);
    }
    s.thread.handler(
        mp, is(Switch.Go114) ? HandlerPc.sigreturn : HandlerPc.doSigPreempt_signalPending);
    return true;
  }

  /** doSigPreempt: atomic.Store(&amp;gp.m.signalPending, 0), the second one. */
  boolean doSigPreempt_signalPending(int mp) {
    if (!handlerAt(mp, HandlerPc.doSigPreempt_signalPending)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (corrected(Correction.signalPendingClearedFirst)) {
      s.m.preemptGen(mp, s.m.preemptGen(mp) + 1);
      notesOutOfDate(mp);
    } else if (!fault(Fault.signalPendingNeverCleared)) {
      s.m.signalPending(mp, 0);
    }
    s.thread.handler(
        mp, countsSignals() ? HandlerPc.doSigPreempt_pendingPreemptSignals : HandlerPc.sigreturn);
    return true;
  }

  /** macOS: Xadd(&amp;pendingPreemptSignals, -1). */
  boolean doSigPreempt_pendingPreemptSignals(int mp) {
    if (!handlerAt(mp, HandlerPc.doSigPreempt_pendingPreemptSignals)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.pendingPreemptSignals(Math.max(s.sched.pendingPreemptSignals() - 1, -1));
    s.thread.handler(mp, HandlerPc.sigreturn);
    return true;
  }

  /** badsignal: needm, as a whole; wanted says whether os/signal takes the signal. */
  boolean badsignal_needm(int t, boolean wanted) {
    if (!(handlerAt(t, HandlerPc.badsignal_needm)
        && s.sched.extramLock() == NIL
        && !s.sched.extram().isEmpty()
        && !s.g.scan(extrag(s.sched.extram().head())))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.sched.extram().removeHead();
    s.g.status(extrag(mp), GStatus.Syscall);
    s.m.procid(mp, t);
    s.thread.handler(
        t,
        wanted || corrected(Correction.sigtrampgoSendsToNotify)
            ? HandlerPc.badsignal_dropm
            : HandlerPc.raisebadsignal_default);
    s.thread.mp(t, mp);
    return true;
  }

  /** raisebadsignal: setsig(sig, _SIG_DFL); what is pending anywhere is no more. */
  boolean raisebadsignal_default(int t) {
    if (!handlerAt(t, HandlerPc.raisebadsignal_default)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.setsig(s, true);
    s.sched.sigurgIgnored(true);
    for (int u = 0; u < constants.threads(); u++) {
      s.thread.pending(u, false);
      s.thread.external(u, false);
    }
    s.thread.handler(t, HandlerPc.raisebadsignal_restore);
    return true;
  }

  /** raisebadsignal: setsig(sig, sighandler). */
  boolean raisebadsignal_restore(int t) {
    if (!handlerAt(t, HandlerPc.raisebadsignal_restore)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.setsig(s, false);
    s.sched.sigurgIgnored(false);
    s.thread.handler(t, HandlerPc.badsignal_dropm);
    return true;
  }

  /** badsignal: dropm, as a whole. */
  boolean badsignal_dropm(int t) {
    if (!(handlerAt(t, HandlerPc.badsignal_dropm)
        && s.sched.extramLock() == NIL
        && !s.g.scan(extrag(s.thread.mp(t))))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.thread.mp(t);
    s.g.status(extrag(mp), GStatus.Dead);
    s.g.preemptStop(extrag(mp), false);
    s.sched.extram().prepend(mp);
    s.thread.handler(t, HandlerPc.sigreturn);
    s.thread.mp(t, NIL);
    return true;
  }
}
