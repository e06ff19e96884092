package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} findRunnable, checkRunqsNoP and resetspinning: how an M begins to spin,
 * that is to look for work on behalf of all others, and how it ends. {@code spec/Spinning.tla}.
 */
final class Spinning extends Runtime {

  Spinning(Model model) {
    super(model);
  }

  /** {@code becomeSpinning(mp, next, lock)}: m.spinning = true, Xadd(nmspinning, 1). */
  void becomeSpinning(int mp, ThreadPc next, int lock) {
    s.m.spinning(mp, true);
    s.sched.nmspinning(s.sched.nmspinning() + 1);
    s.sched.lock(lock);
    if (model.threads.needSpinning) {
      called(mp, ThreadPc.becomeSpinning_needspinning, next);
    } else {
      s.thread.pc(mp, next);
    }
  }

  /**
   * {@code Stopped(mp)}: stopm, or before it netpoll, from which this M comes back to
   * findRunnable's top.
   */
  void stopped(int mp) {
    boolean timers = constants.any(Role.Sleeps);
    ThreadPc next = timers ? ThreadPc.findRunnable_netpoll : ThreadPc.stopm;
    called(mp, next, model.stealWork.findRunnableTop);
    s.thread.seen(mp, 0);
  }

  /** becomeSpinning: sched.needspinning = 0, and sched.lock if it came here with it. */
  boolean becomeSpinning_needspinning(int mp) {
    if (!(at(mp, ThreadPc.becomeSpinning_needspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.needspinning(false);
    if (s.sched.lock() == mp) {
      s.sched.lock(NIL);
    }
    returned(mp);
    return true;
  }

  /** findRunnable: m.spinning = false; Xadd(nmspinning, -1). */
  boolean findRunnable_notSpinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_notSpinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.spinning(mp, false);
    s.sched.nmspinning(s.sched.nmspinning() - 1);
    if (fault(Fault.nmspinningDroppedAfterRecheck)) {
      stopped(mp);
    } else if (corrected(Correction.globalQueueRechecked)) {
      s.thread.pc(mp, ThreadPc.checkGlobalRunqNoP);
    } else {
      s.thread.pc(mp, ThreadPc.checkRunqsNoP);
    }
    return true;
  }

  /** Not in Go 1.19: later versions begin with the global queue. */
  boolean checkGlobalRunqNoP(int mp) {
    if (!(at(mp, ThreadPc.checkGlobalRunqNoP))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean work = !s.sched.runq().isEmpty();
    s.thread.pc(mp, work ? ThreadPc.checkRunqsNoP_pidleget : ThreadPc.checkRunqsNoP);
    return true;
  }

  /** checkRunqsNoP: the next P of allp is not idle and has something in its queue? */
  boolean checkRunqsNoP(int mp) {
    if (!(at(mp, ThreadPc.checkRunqsNoP))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int p2 = Integer.bitCount(s.thread.seen(mp));
    int seen = s.thread.seen(mp) | 1 << p2;
    if (!model.processors.isIdle(p2) && !model.processors.runqempty(p2)) {
      s.thread.pc(mp, ThreadPc.checkRunqsNoP_pidleget);
      s.thread.seen(mp, 0);
    } else if (Integer.bitCount(seen) == constants.processors()) {
      stopped(mp);
    } else {
      s.thread.seen(mp, seen);
    }
    return true;
  }

  /** checkRunqsNoP: pidleget under sched.lock. */
  boolean checkRunqsNoP_pidleget(int mp) {
    if (!(at(mp, ThreadPc.checkRunqsNoP_pidleget) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.pidle().isEmpty()) {
      s.sched.needspinning(model.threads.needSpinning);
      stopped(mp);
    } else {
      called(mp, ThreadPc.acquirep_m_p, ThreadPc.findRunnable_again);
      s.thread.pp(mp, s.sched.pidle().removeHead());
    }
    return true;
  }

  /** findRunnable: spinning again, with the P just acquired, from the top. */
  boolean findRunnable_again(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_again))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    becomeSpinning(mp, model.stealWork.findRunnableTop, s.sched.lock());
    return true;
  }

  /** schedule: resetspinning, then wakep. */
  boolean resetspinning(int mp) {
    if (!(at(mp, ThreadPc.resetspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.spinning(mp, false);
    s.sched.nmspinning(s.sched.nmspinning() - 1);
    if (fault(Fault.resetspinningForgetsWakep)) {
      returned(mp);
    } else {
      s.thread.pc(mp, ThreadPc.wakep);
    }
    return true;
  }
}
