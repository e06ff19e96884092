package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} handoffp: what becomes of a P that its thread can't use. {@code
 * spec/Handoffp.tla}.
 */
final class Handoffp extends Runtime {

  Handoffp(Model model) {
    super(model);
  }

  /** {@code Startm(t, spinning)}: the rest of handoffp is startm(pp, spinning). */
  void startm(int t, boolean spinning) {
    s.thread.pc(t, ThreadPc.startm_mget);
    s.thread.spinning(t, spinning);
  }

  /** handoffp: runqempty(pp) and sched.runqsize. */
  boolean handoffp(int t) {
    if (!(at(t, ThreadPc.handoffp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (model.processors.runqempty(s.thread.pp(t)) && s.sched.runq().isEmpty()) {
      s.thread.pc(t, ThreadPc.handoffp_npidle);
    } else {
      startm(t, false);
    }
    return true;
  }

  /** handoffp: sched.nmspinning + sched.npidle == 0. */
  boolean handoffp_npidle(int t) {
    if (!(at(t, ThreadPc.handoffp_npidle))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean nobodyElse = s.sched.nmspinning() == 0 && model.processors.npidle() == 0;
    s.thread.pc(t, nobodyElse ? ThreadPc.handoffp_nmspinning : ThreadPc.handoffp_lock);
    return true;
  }

  /** handoffp: CAS(&amp;sched.nmspinning, 0, 1). */
  boolean handoffp_nmspinning(int t) {
    if (!(at(t, ThreadPc.handoffp_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.nmspinning() == 0) {
      s.sched.nmspinning(1);
      s.sched.needspinning(false);
      startm(t, true);
    } else {
      s.thread.pc(t, ThreadPc.handoffp_lock);
    }
    return true;
  }

  /** handoffp, under sched.lock: the P stops, or runs its function, or is started or idle. */
  boolean handoffp_pidleput(int t) {
    if (!(at(t, ThreadPc.handoffp_lock) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.pp(t);
    boolean stops = s.sched.gcwaiting() && !fault(Fault.handoffpIgnoresGcwaiting);
    boolean runs = !stops && s.p.runSafePointFn(pp) && !fault(Fault.handoffpIgnoresSafePointFn);
    boolean work = !s.sched.runq().isEmpty() && !fault(Fault.handoffpTrustsItsFirstLook);
    boolean last =
        model.processors.npidle() == constants.processors() - 1 && s.sched.netpoller() == NIL;
    boolean starts = !stops && (work || last);
    boolean wakes = !stops && model.processors.hasTimer(pp) && !fault(Fault.handoffpForgetsTimers);
    if (stops) {
      s.p.status(pp, PStatus.Gcstop);
      oneStopped();
    }
    if (runs) {
      s.p.runSafePointFn(pp, false);
      oneSafePoint();
    }
    boolean spins =
        !stops
            && !starts
            && s.sched.needspinning()
            && corrected(Correction.handoffpLooksAtNeedspinning);
    if (spins) {
      s.sched.nmspinning(s.sched.nmspinning() + 1);
      s.sched.needspinning(false);
    }
    if (starts || spins) {
      startm(t, spins);
      return true;
    }
    if (!stops) {
      s.sched.pidle().prepend(pp);
    }
    if (wakes) {
      s.thread.pc(t, ThreadPc.wakeNetPoller);
    } else {
      returned(t);
    }
    s.thread.pp(t, NIL);
    return true;
  }
}
