package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * How threads stop and start, {@code runtime/proc.go} startm, newm, stopm and mPark: {@code
 * spec/Threads.tla}.
 */
final class Threads extends Runtime {

  Threads(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** stopm: mput(mp), under sched.lock. */
  boolean stopm_mput(int mp) {
    if (!(at(mp, ThreadPc.stopm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.midle().prepend(mp);
    s.thread.pc(mp, ThreadPc.mPark);
    return true;
  }

  /** startm: nmp := mget(), under sched.lock. */
  boolean startm_mget(int mp) {
    if (!(at(mp, ThreadPc.startm_mget) && !s.sched.midle().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.mp(mp, s.sched.midle().removeHead());
    s.thread.pc(mp, ThreadPc.startm_nextp);
    return true;
  }

  /** startm: no idle M, newm makes one. */
  boolean startm_newm(int mp, int nmp) {
    if (!(at(mp, ThreadPc.startm_mget)
        && s.sched.midle().isEmpty()
        && s.thread.pc(nmp) == ThreadPc.absent)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(nmp, s.thread.pp(mp));
    s.thread.pc(mp, ThreadPc.mPark);
    s.thread.pp(mp, NIL);
    s.thread.pc(nmp, ThreadPc.acquirep_m_p);
    return true;
  }

  /** startm: nmp.nextp = pp. */
  boolean startm_nextp(int mp) {
    if (!(at(mp, ThreadPc.startm_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(s.thread.mp(mp), s.thread.pp(mp));
    s.thread.pc(mp, ThreadPc.startm_notewakeup);
    s.thread.pp(mp, NIL);
    return true;
  }

  /** startm: notewakeup(&amp;nmp.park). */
  boolean startm_notewakeup(int mp) {
    if (!(at(mp, ThreadPc.startm_notewakeup))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.park(s.thread.mp(mp), true);
    s.thread.pc(mp, ThreadPc.mPark);
    s.thread.mp(mp, NIL);
    return true;
  }

  /** mPark: notesleep(&amp;mp.park) ends, noteclear. */
  boolean mPark(int mp) {
    if (!(at(mp, ThreadPc.mPark) && s.m.park(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.park(mp, false);
    s.thread.pc(mp, ThreadPc.acquirep_m_p);
    return true;
  }

  /** mp.nextp = 0. */
  boolean acquirep_nextp(int mp) {
    if (!(at(mp, ThreadPc.acquirep_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(mp, NIL);
    s.thread.pc(mp, lockedg(mp) != NIL ? ThreadPc.execute_curg : ThreadPc.schedule);
    s.thread.gp(mp, lockedg(mp));
    return true;
  }
}
