package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/signal_unix.go} sighandler and doSigPreempt, {@code runtime/preempt.go}
 * wantAsyncPreempt and isAsyncSafePoint, {@code runtime/signal_amd64.go} pushCall: {@code
 * spec/SignalHandler.tla}.
 */
final class SignalHandler extends Runtime {

  SignalHandler(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** sigFetchG: the thread-local g of the interrupted code, NIL for g0. */
  private int fetchedG(int mp) {
    return s.thread.g(mp);
  }

  /** debug.asyncpreemptoff; wantAsyncPreempt: gp.preempt. */
  boolean wantAsyncPreempt_g(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.wantAsyncPreempt_g)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    if (constants.asyncPreemptOff()) {
      s.thread.handler(mp, HandlerPc.sigreturn);
    } else if (gp == NIL) {
      s.thread.handler(mp, HandlerPc.doSigPreempt_preemptGen);
    } else if (!s.g.preempt(gp)) {
      s.thread.handler(mp, HandlerPc.wantAsyncPreempt_p);
    } else if (s.g.running(gp)) {
      s.thread.handler(mp, HandlerPc.isAsyncSafePoint);
    } else {
      s.thread.handler(mp, HandlerPc.doSigPreempt_preemptGen);
    }
    return true;
  }

  /** wantAsyncPreempt: gp.m.p != 0 &amp;&amp; gp.m.p.ptr().preempt. */
  boolean wantAsyncPreempt_p(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.wantAsyncPreempt_p)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    int pp = s.m.p(s.g.m(gp));
    boolean want = pp != NIL && s.p.preempt(pp) && s.g.running(gp);
    s.thread.handler(mp, want ? HandlerPc.isAsyncSafePoint : HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** isAsyncSafePoint: m.curg, m.p, canPreemptM, the PC. */
  boolean isAsyncSafePoint(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.isAsyncSafePoint)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = fetchedG(mp);
    int pp = s.m.p(s.g.m(gp));
    boolean safe =
        s.m.curg(s.g.m(gp)) == gp
            && pp != NIL
            && s.p.running(pp)
            && (registers.isSafePC(s, mp) || fault(Fault.isAsyncSafePointIgnoresPC));
    s.thread.handler(mp, safe ? HandlerPc.pushCall : HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** pushCall makes it look as if the goroutine had called asyncPreempt. */
  boolean pushCall(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.pushCall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.pushCall(s, mp);
    s.g.resumePC(fetchedG(mp), s.thread.framePc(mp));
    s.thread.framePc(mp, ThreadPc.asyncPreempt.ordinal());
    s.thread.handler(mp, HandlerPc.doSigPreempt_preemptGen);
    return true;
  }

  /** doSigPreempt: atomic.Xadd(&amp;gp.m.preemptGen, 1). */
  boolean doSigPreempt_preemptGen(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.doSigPreempt_preemptGen)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.preemptGen(mp, s.m.preemptGen(mp) + 1);
    s.thread.handler(mp, HandlerPc.doSigPreempt_signalPending);
    return true;
  }

  /** doSigPreempt: atomic.Store(&amp;gp.m.signalPending, 0). */
  boolean doSigPreempt_signalPending(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.doSigPreempt_signalPending)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!fault(Fault.signalPendingNeverCleared)) {
      s.m.signalPending(mp, 0);
    }
    s.thread.handler(mp, HandlerPc.sigreturn);
    return true;
  }
}
