package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * Where a thread looks for a goroutine, {@code runtime/proc.go} findRunnable: {@code
 * spec/FindRunnable.tla}, of it what a machine with one P and always a goroutine to run needs.
 */
final class FindRunnable extends Runtime {

  /** Cardinality(P). */
  private static final int PROCESSORS = 1;

  FindRunnable(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** Where schedule goes with the goroutine that it found. */
  private void found(int mp, int gp) {
    s.thread.gp(mp, gp);
    s.thread.pc(mp, lockedm(gp) != NIL ? ThreadPc.releasep_m_p : ThreadPc.execute_curg);
  }

  /** findRunnable on every 61st schedtick: the global queue first. */
  boolean findRunnable_fairness(int mp) {
    if (!(at(mp, ThreadPc.findRunnable) && !s.sched.runq().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    found(mp, s.sched.runq().removeHead());
    return true;
  }

  /** findRunnable: runqget(pp). */
  boolean findRunnable_local(int mp) {
    if (!(at(mp, ThreadPc.findRunnable) && !s.p.runq(s.m.p(mp)).isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    found(mp, s.p.runq(s.m.p(mp)).removeHead());
    return true;
  }

  /** findRunnable: globrunqget(pp, 0), a share of the global queue. */
  boolean findRunnable_global(int mp) {
    if (!(at(mp, ThreadPc.findRunnable)
        && s.p.runq(s.m.p(mp)).isEmpty()
        && !s.sched.runq().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    Queue local = s.p.runq(s.m.p(mp));
    Queue global = s.sched.runq();
    int share = Math.min(global.length(), global.length() / PROCESSORS + 1);
    found(mp, global.removeHead());
    for (int i = 1; i < share; i++) {
      local.append(global.removeHead());
    }
    return true;
  }
}
