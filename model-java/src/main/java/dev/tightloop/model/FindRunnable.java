package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} findRunnable: the next goroutine for an M with a P, or else the M gives
 * its P away and stops. {@code spec/FindRunnable.tla}.
 */
final class FindRunnable extends Runtime {

  FindRunnable(Model model) {
    super(model);
  }

  /** {@code globrunqget(mp)}: this P's share of the global queue, the first of it to run. */
  private void globrunqget(int mp) {
    Queue global = s.sched.runq();
    Queue local = s.p.runq(s.m.p(mp));
    int n = Math.min(global.length() / constants.processors() + 1, global.length());
    int first = global.removeHead();
    local.clear();
    for (int i = 1; i < n; i++) {
      local.append(global.removeHead());
    }
    model.stealWork.found(mp, first, false);
  }

  private void schedulesNothing(int mp) {
    if (s.m.spinning(mp)) {
      called(mp, ThreadPc.resetspinning, ThreadPc.execute_curg);
    } else {
      s.thread.pc(mp, ThreadPc.execute_curg);
    }
  }

  /** findRunnable: sched.gcwaiting != 0 leads to gcstopm. */
  boolean findRunnable_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_gcwaiting))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.gcwaiting()) {
      called(mp, ThreadPc.gcstopm, ThreadPc.findRunnable_gcwaiting);
    } else if (constants.any(Role.RunsForEachP)) {
      s.thread.pc(mp, ThreadPc.findRunnable_runSafePointFn);
    } else {
      s.thread.pc(mp, model.stealWork.findRunnableTimers);
    }
    return true;
  }

  /** findRunnable: pp.runSafePointFn != 0 leads to runSafePointFn. */
  boolean findRunnable_runSafePointFn(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_runSafePointFn))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.p.runSafePointFn(s.m.p(mp))) {
      called(mp, ThreadPc.runSafePointFn, model.stealWork.findRunnableTimers);
    } else {
      s.thread.pc(mp, model.stealWork.findRunnableTimers);
    }
    return true;
  }

  /** findRunnable on every 61st schedtick: the global queue first. */
  boolean findRunnable_fairness(int mp) {
    if (!(at(mp, ThreadPc.findRunnable) && schedUnlocked() && !s.sched.runq().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    model.stealWork.found(mp, s.sched.runq().removeHead(), false);
    return true;
  }

  /** findRunnable: runqget(pp), a CAS of runnext to 0. */
  boolean findRunnable_runnext(int mp) {
    if (!(at(mp, ThreadPc.findRunnable) && s.p.runnext(s.m.p(mp)) != NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int next = s.p.runnext(s.m.p(mp));
    s.p.runnext(s.m.p(mp), NIL);
    model.stealWork.found(mp, next, true);
    return true;
  }

  /** findRunnable: runqget(pp), a CAS of runqhead. */
  boolean findRunnable_local(int mp) {
    if (!(at(mp, ThreadPc.findRunnable)
        && s.p.runnext(s.m.p(mp)) == NIL
        && !s.p.runq(s.m.p(mp)).isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    model.stealWork.found(mp, s.p.runq(s.m.p(mp)).removeHead(), false);
    return true;
  }

  /** findRunnable: the local queue is empty; the global one is not. */
  boolean findRunnable_global(int mp) {
    boolean looks =
        at(mp, ThreadPc.findRunnable)
            && model.processors.runqempty(s.m.p(mp))
            && !s.sched.runq().isEmpty();
    boolean trusts = looks && fault(Fault.findRunnableTrustsRunqsize);
    boolean takes =
        schedUnlocked() && (looks && !trusts || at(mp, ThreadPc.findRunnable_globrunqget));
    if (!(trusts || takes)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (trusts) {
      s.thread.pc(mp, ThreadPc.findRunnable_globrunqget);
    } else if (s.sched.runq().isEmpty()) {
      schedulesNothing(mp);
    } else {
      globrunqget(mp);
    }
    return true;
  }

  /** findRunnable: both are empty. */
  boolean findRunnable_none(int mp) {
    if (!(at(mp, ThreadPc.findRunnable)
        && model.processors.runqempty(s.m.p(mp))
        && s.sched.runq().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!s.m.spinning(mp)) {
      s.thread.pc(mp, ThreadPc.findRunnable_nmspinning);
    } else if (constants.processors() == 1) {
      s.thread.pc(mp, ThreadPc.findRunnable_lock);
    } else {
      s.thread.pc(mp, model.stealWork.stealWorkTop);
    }
    return true;
  }

  /** findRunnable: half of the busy Ps' Ms may spin. */
  boolean findRunnable_nmspinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int busy = constants.processors() - model.processors.npidle();
    boolean spins = 2 * s.sched.nmspinning() < busy;
    s.thread.pc(mp, spins ? ThreadPc.findRunnable_spinning : ThreadPc.findRunnable_lock);
    return true;
  }

  /** findRunnable: this M spins from here. */
  boolean findRunnable_spinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_spinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    ThreadPc next =
        constants.processors() == 1 ? ThreadPc.findRunnable_lock : model.stealWork.stealWorkTop;
    model.spinning.becomeSpinning(mp, next, s.sched.lock());
    return true;
  }

  /** findRunnable under sched.lock: one more look, or else it releases the P. */
  boolean findRunnable_lock(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_lock) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    ThreadPc top = model.stealWork.findRunnableTop;
    if (s.sched.gcwaiting() && !fault(Fault.findRunnableIgnoresGcwaiting)
        || s.p.runSafePointFn(s.m.p(mp)) && !fault(Fault.findRunnableIgnoresSafePointFn)) {
      s.thread.pc(mp, top);
    } else if (!s.sched.runq().isEmpty() && !fault(Fault.findRunnableTrustsItsFirstLook)) {
      globrunqget(mp);
    } else if (s.sched.needspinning() && !s.m.spinning(mp)) {
      model.spinning.becomeSpinning(mp, top, mp);
    } else {
      s.sched.lock(mp);
      called(mp, ThreadPc.releasep_m_p, ThreadPc.pidleput);
    }
    return true;
  }

  /** findRunnable: pidleput(pp), unlock(&amp;sched.lock). */
  boolean pidleput(int mp) {
    if (!(at(mp, ThreadPc.pidleput))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.pidle().prepend(s.thread.pp(mp));
    s.sched.lock(NIL);
    if (s.m.spinning(mp)) {
      s.thread.pc(mp, ThreadPc.findRunnable_notSpinning);
    } else {
      boolean timer = model.processors.hasTimer(s.thread.pp(mp));
      model.spinning.stopped(mp);
      if (!timer) {
        s.thread.pc(mp, ThreadPc.stopm);
      }
    }
    s.thread.pp(mp, NIL);
    return true;
  }
}
