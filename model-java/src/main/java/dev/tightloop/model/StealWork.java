package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} stealWork, runqsteal and runqgrab: how findRunnable takes goroutines from
 * other Ps, and what it does with what it finds. {@code spec/StealWork.tla}.
 */
final class StealWork extends Runtime {

  /** {@code findRunnableTop}. */
  final ThreadPc findRunnableTop;

  /** {@code findRunnableTimers}. */
  final ThreadPc findRunnableTimers;

  /** {@code stealWorkEnd}. */
  private final ThreadPc stealWorkEnd;

  /** {@code stealWorkTop}. */
  final ThreadPc stealWorkTop;

  private final int allPs;

  private final boolean disables;

  StealWork(Model model) {
    super(model);
    boolean timers = constants.any(Role.Sleeps);
    findRunnableTimers = timers ? ThreadPc.checkTimers : ThreadPc.findRunnable;
    stealWorkEnd = timers ? ThreadPc.stealWork_checkTimers : ThreadPc.findRunnable_lock;
    if (constants.any(Role.StopsTheWorld)) {
      findRunnableTop = ThreadPc.findRunnable_gcwaiting;
      stealWorkTop = ThreadPc.stealWork;
    } else {
      findRunnableTop =
          constants.any(Role.RunsForEachP)
              ? ThreadPc.findRunnable_runSafePointFn
              : findRunnableTimers;
      stealWorkTop = ThreadPc.runqsteal;
    }
    disables = constants.any(Role.SystemG);
    allPs = (1 << constants.processors()) - 1;
  }

  /** {@code Found(mp, gp, inherit)}: where schedule goes with the goroutine that it found. */
  void found(int mp, int gp, boolean inherit) {
    boolean locked = lockedm(gp) != NIL && !fault(Fault.scheduleIgnoresLockedm);
    ThreadPc first = locked ? ThreadPc.releasep_m_p : ThreadPc.execute_curg;
    if (locked) {
      s.thread.ret(mp).push(ThreadPc.startlockedm_nextp);
    }
    if (disables) {
      s.thread.ret(mp).push(first);
      first = ThreadPc.schedule_disable;
    }
    if (s.m.spinning(mp)) {
      called(mp, ThreadPc.resetspinning, first);
    } else {
      s.thread.pc(mp, first);
    }
    s.thread.gp(mp, gp);
    s.thread.inherit(mp, inherit && !locked);
    s.thread.seen(mp, 0);
    s.thread.noRequest(mp);
  }

  /** {@code SeenAlso(mp, p2)}: on to the next P, or the round is over. */
  private void seenAlso(int mp, int p2) {
    int seen = s.thread.seen(mp) | 1 << p2;
    boolean all = (seen | mask(s.m.p(mp))) == allPs;
    s.thread.pc(mp, all ? stealWorkEnd : stealWorkTop);
    s.thread.seen(mp, all ? 0 : seen);
    s.thread.noRequest(mp);
  }

  private static int mask(int pp) {
    return pp == NIL ? 0 : 1 << pp;
  }

  /** stealWork: sched.gcwaiting != 0 counts as new work. */
  boolean stealWork_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.stealWork))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.gcwaiting()) {
      s.thread.pc(mp, findRunnableTop);
      s.thread.seen(mp, 0);
    } else {
      s.thread.pc(mp, ThreadPc.runqsteal);
    }
    return true;
  }

  /** runqsteal, runqgrab: a CAS of p2's runqhead takes the older half of its queue. */
  boolean runqsteal(int mp, int p2) {
    if (!(at(mp, ThreadPc.runqsteal) && ((s.thread.seen(mp) | mask(s.m.p(mp))) >> p2 & 1) == 0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (model.processors.isIdle(p2)) {
      seenAlso(mp, p2);
      return true;
    }
    Queue queue = s.p.runq(p2);
    if (queue.isEmpty()) {
      s.thread.pc(mp, ThreadPc.runqgrab_runnext);
      s.thread.requestP(mp, p2);
      return true;
    }
    int n = queue.length() - queue.length() / 2;
    Queue own = s.p.runq(s.m.p(mp));
    own.clear();
    for (int i = 1; i < n; i++) {
      own.append(queue.removeHead());
    }
    found(mp, queue.removeHead(), false);
    return true;
  }

  /** runqgrab: next := p2.runnext. */
  boolean runqgrab_runnext(int mp) {
    if (!(at(mp, ThreadPc.runqgrab_runnext))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int p2 = s.thread.requestP(mp);
    int next = s.p.runnext(p2);
    if (next == NIL) {
      seenAlso(mp, p2);
    } else {
      s.thread.pc(mp, ThreadPc.runqgrab_CAS);
      s.thread.requestG(mp, next);
    }
    return true;
  }

  /** runqgrab: CAS(p2.runnext, next, 0), or else all over again. */
  boolean runqgrab_CAS(int mp) {
    if (!(at(mp, ThreadPc.runqgrab_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int p2 = s.thread.requestP(mp);
    int next = s.thread.requestG(mp);
    if (s.p.runnext(p2) == next || fault(Fault.runqgrabStoresRunnext)) {
      s.p.runnext(p2, NIL);
      found(mp, next, false);
    } else {
      s.thread.pc(mp, ThreadPc.runqsteal);
      s.thread.noRequest(mp);
    }
    return true;
  }
}
