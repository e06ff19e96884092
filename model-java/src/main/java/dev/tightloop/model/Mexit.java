package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.ThreadSet;

/**
 * {@code runtime/proc.go} mexit: the thread of a locked goroutine that has returned exits. {@code
 * spec/Mexit.tla}.
 */
final class Mexit extends Runtime {

  Mexit(Model model) {
    super(model);
  }

  /** {@code CountsOwnSignal(mp)}. */
  private void countsOwnSignal(int mp) {
    if (countsSignals() && s.m.signalPending(mp) == 1 && !fault(Fault.mexitKeepsPendingSignals)) {
      s.sched.pendingPreemptSignals(s.sched.pendingPreemptSignals() - 1);
    }
    if (corrected(Correction.mexitRefusesSignals)) {
      s.m.signalPending(mp, 1);
    }
  }

  /** mexit: sigblock(true); the main thread goes on with handoffp(releasep()). */
  boolean mexit_sigblock(int mp) {
    if (!(at(mp, ThreadPc.mexit))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (in(ThreadSet.MainThread, mp)) {
      releasep(mp, true);
    } else {
      s.thread.pc(mp, ThreadPc.mexit_unminit);
      s.thread.masked(mp, !fault(Fault.mexitLeavesSignals));
    }
    return true;
  }

  private void releasep(int mp, boolean thenHandoffp) {
    s.thread.pc(mp, ThreadPc.releasep_m_p);
    s.thread.ret(mp).clear();
    s.thread.ret(mp).push(ThreadPc.mexit_nmfreed);
    if (thenHandoffp) {
      s.thread.ret(mp).push(ThreadPc.handoffp);
    }
  }

  /** mexit: unminit; the M leaves allm under sched.lock; then handoffp(releasep()). */
  boolean mexit_unminit(int mp) {
    if (!(at(mp, ThreadPc.mexit_unminit)
        && (schedUnlocked() || corrected(Correction.mexitCountsFirst)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.altstack(mp, Altstack.none);
    releasep(mp, !fault(Fault.mexitForgetsHandoffp));
    if (corrected(Correction.mexitCountsFirst)) {
      countsOwnSignal(mp);
    }
    return true;
  }

  /** mexit, under sched.lock: sched.nmfreed++; checkdead. */
  boolean mexit_nmfreed(int mp) {
    if (!(at(mp, ThreadPc.mexit_nmfreed) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pp(mp, NIL);
    s.thread.pc(mp, in(ThreadSet.MainThread, mp) ? ThreadPc.wedged : ThreadPc.mexit_signalPending);
    return true;
  }

  /** mexit: exitThread; on macOS its own signal leaves the count just before. */
  boolean exitThread(int mp) {
    if (!(at(mp, ThreadPc.mexit_signalPending))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!corrected(Correction.mexitCountsFirst)) {
      countsOwnSignal(mp);
    }
    s.thread.absent(mp);
    s.thread.pc(mp, ThreadPc.exited);
    return true;
  }
}
