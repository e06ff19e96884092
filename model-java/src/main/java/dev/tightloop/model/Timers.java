package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/time.go}, and what {@code runtime/proc.go} does for it: a timer, and threads that
 * wait for it in netpoll. {@code spec/Timers.tla}.
 */
final class Timers extends Runtime {

  private final int sleeper;

  Timers(Model model) {
    super(model);
    sleeper = Integer.numberOfTrailingZeros(constants.members(Role.Sleeps));
  }

  /** Time passes. */
  boolean timer_when() {
    if (s.sched.timerStatus() == TimerStatus.NoStatus || s.sched.timerDue()) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.timerDue(true);
    return true;
  }

  private int modtimerLocks() {
    return fault(Fault.modtimerWithoutAcquirem) ? 0 : 1;
  }

  /** modtimer: acquirem, CAS(&amp;t.status, timerWaiting, timerModifying); then a call. */
  boolean modtimer_timerModifying(int mp) {
    if (!(mayDo(mp, Role.ResetsTimers)
        && s.sched.timerStatus() == TimerStatus.Waiting
        && !s.sched.timerDue())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.timerStatus(TimerStatus.Modifying);
    s.m.locks(mp, s.m.locks(mp) + modtimerLocks());
    model.cooperative.enterPrologue(mp);
    return true;
  }

  /** modtimer: CAS(&amp;t.status, timerModifying, newStatus), releasem. */
  boolean modtimer_status(int mp) {
    if (!at(mp, ThreadPc.modtimer)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.timerStatus(TimerStatus.Waiting);
    model.acquirem.restoreRequest(mp);
    s.m.locks(mp, s.m.locks(mp) - modtimerLocks());
    backInLoop(mp);
    return true;
  }

  /** {@code runtimer(mp, back)}, its effect: the timer is run, and readies the sleeper. */
  private void runtimer(int mp) {
    s.sched.timerPp(NIL);
    s.sched.timerStatus(TimerStatus.NoStatus);
    s.sched.timerDue(false);
    s.g.parked(sleeper, false);
    called(mp, ThreadPc.ready, ThreadPc.findRunnable);
    s.thread.gp(mp, sleeper);
  }

  /** findRunnable: checkTimers(pp, 0). */
  boolean checkTimers(int mp) {
    if (!at(mp, ThreadPc.checkTimers)) {
      return false;
    }
    boolean runs = model.processors.hasTimer(s.m.p(mp)) && s.sched.timerDue();
    if (runs && s.sched.timerStatus() != TimerStatus.Waiting) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (runs) {
      runtimer(mp);
    } else {
      s.thread.pc(mp, ThreadPc.findRunnable);
    }
    return true;
  }

  /** stealWork: checkTimers(p2, now). */
  boolean stealWork_checkTimers(int mp) {
    if (!at(mp, ThreadPc.stealWork_checkTimers)) {
      return false;
    }
    boolean runs = s.sched.timerStatus() != TimerStatus.NoStatus && s.sched.timerDue();
    if (runs && s.sched.timerStatus() != TimerStatus.Waiting) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (runs) {
      runtimer(mp);
    } else {
      s.thread.pc(mp, ThreadPc.findRunnable_lock);
    }
    return true;
  }

  /** findRunnable: pollUntil != 0, Xchg(&amp;sched.lastpoll, 0) != 0. */
  boolean findRunnable_netpoll(int mp) {
    if (!at(mp, ThreadPc.findRunnable_netpoll)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.timerStatus() != TimerStatus.NoStatus && s.sched.netpoller() == NIL) {
      s.sched.netpoller(mp);
      s.thread.pc(mp, ThreadPc.netpoll);
    } else {
      s.thread.pc(mp, ThreadPc.stopm);
    }
    return true;
  }

  /** netpoll(delay) is over: sched.lastpoll = now. */
  boolean netpoll_return(int mp) {
    if (!(at(mp, ThreadPc.netpoll)
        && (s.sched.timerDue() || s.sched.timerStatus() == TimerStatus.NoStatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.netpoller(NIL);
    s.thread.pc(mp, ThreadPc.netpoll_pidleget);
    return true;
  }

  /** findRunnable: pidleget under sched.lock, and to the top or to stopm. */
  boolean netpoll_pidleget(int mp) {
    if (!(at(mp, ThreadPc.netpoll_pidleget) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.pidle().isEmpty()) {
      s.thread.pc(mp, ThreadPc.stopm);
    } else {
      s.thread.pc(mp, ThreadPc.acquirep_m_p);
      s.thread.pp(mp, s.sched.pidle().removeHead());
    }
    return true;
  }

  /** wakeNetPoller(when): somebody polls, or wakep. */
  boolean wakeNetPoller(int t) {
    if (!at(t, ThreadPc.wakeNetPoller)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.netpoller() != NIL) {
      returned(t);
    } else {
      s.thread.pc(t, ThreadPc.wakep);
    }
    return true;
  }
}
