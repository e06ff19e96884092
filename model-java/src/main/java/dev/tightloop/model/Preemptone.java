package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;

/**
 * {@code runtime/proc.go} preemptone and {@code runtime/signal_unix.go} preemptM, store by store,
 * as any thread calls them: {@code spec/Preemptone.tla}.
 */
final class Preemptone extends Runtime {

  Preemptone(Model model) {
    super(model);
  }

  /** {@code ![t] = GiveUp(t)}: the requester's function ends. */
  void giveUp(int t) {
    returned(t);
    s.thread.noRequest(t);
  }

  /** preemptone: mp := pp.m. */
  boolean preemptone_m(int t) {
    if (!at(t, ThreadPc.preemptone_m)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.p.m(s.thread.requestP(t));
    if (mp == NIL || mp == t) {
      giveUp(t);
    } else {
      s.thread.pc(t, ThreadPc.preemptone_curg);
      s.thread.requestM(t, mp);
    }
    return true;
  }

  /** preemptone: gp := mp.curg. */
  boolean preemptone_curg(int t) {
    if (!at(t, ThreadPc.preemptone_curg)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(s.thread.requestM(t));
    if (gp == NIL) {
      giveUp(t);
    } else {
      s.thread.pc(t, ThreadPc.preemptone_preempt);
      s.thread.requestG(t, gp);
    }
    return true;
  }

  /** preemptone: gp.preempt = true. */
  boolean preemptone_preempt(int t) {
    if (!at(t, ThreadPc.preemptone_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preempt(s.thread.requestG(t), true);
    s.thread.pc(t, ThreadPc.preemptone_stackguard0);
    return true;
  }

  /** preemptone: gp.stackguard0 = stackPreempt. */
  boolean preemptone_stackguard0(int t) {
    if (!at(t, ThreadPc.preemptone_stackguard0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.thread.requestG(t), true);
    if (asyncpreemptoff() && !fault(Fault.preemptoneIgnoresOff)) {
      giveUp(t);
    } else {
      s.thread.pc(t, ThreadPc.preemptone_p_preempt);
      s.thread.requestG(t, NIL);
    }
    return true;
  }

  /** preemptone: pp.preempt = true. */
  boolean preemptone_p_preempt(int t) {
    if (!at(t, ThreadPc.preemptone_p_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.preempt(s.thread.requestP(t), true);
    s.thread.pc(t, preemptM());
    s.thread.requestP(t, NIL);
    return true;
  }

  /** preemptM: CAS(mp.signalPending, 0, 1), which Go 1.14 had not. */
  boolean preemptM_CAS(int t) {
    if (is(Switch.Windows) || !at(t, ThreadPc.preemptM_CAS)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.thread.requestM(t);
    if (fault(Fault.preemptMSendsAlways)) {
      s.thread.pc(t, ThreadPc.preemptM_tgkill);
    } else if (s.m.signalPending(mp) == 0) {
      s.m.signalPending(mp, 1);
      if (countsSignals()) {
        s.sched.pendingPreemptSignals(s.sched.pendingPreemptSignals() + 1);
      }
      s.thread.pc(t, ThreadPc.preemptM_tgkill);
    } else {
      giveUp(t);
      runlock();
    }
    return true;
  }

  /** {@code Runlock}: preemptM ends on macOS with execLock.runlock. */
  private void runlock() {
    if (countsSignals()) {
      s.sched.execReaders(s.sched.execReaders() - 1);
    }
  }

  /** macOS: execLock.rlock. */
  boolean preemptM_rlock(int t) {
    if (!(at(t, ThreadPc.preemptM_rlock) && s.sched.execWriter() == NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.execReaders(s.sched.execReaders() + 1);
    s.thread.pc(t, ThreadPc.preemptM_CAS);
    return true;
  }

  /** preemptM: signalM, tgkill(pid, mp.procid, SIGURG). */
  boolean preemptM_tgkill(int t) {
    if (!at(t, ThreadPc.preemptM_tgkill)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int target = model.signals.threadOfM(s.thread.requestM(t));
    if (!model.signals.ignored(target) && exists(target)) {
      registers.tgkill(s, target);
      s.thread.pending(target, true);
    }
    if (fault(Fault.preemptMClearsSignalPending)) {
      s.m.signalPending(s.thread.requestM(t), 0);
    }
    giveUp(t);
    runlock();
    return true;
  }
}
