package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * A locked goroutine runs on its own thread only, {@code runtime/proc.go} startlockedm: {@code
 * spec/LockedM.tla}.
 */
final class LockedM extends Runtime {

  LockedM(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** startlockedm: gp.lockedm.nextp = pp. */
  boolean startlockedm_nextp(int mp) {
    if (!(at(mp, ThreadPc.startlockedm_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int lockedm = lockedm(s.thread.gp(mp));
    s.m.nextp(lockedm, s.thread.pp(mp));
    s.thread.pc(mp, ThreadPc.startlockedm_notewakeup);
    s.thread.pp(mp, NIL);
    s.thread.gp(mp, NIL);
    s.thread.mp(mp, lockedm);
    return true;
  }

  /** startlockedm: notewakeup(&amp;mp.park). */
  boolean startlockedm_notewakeup(int mp) {
    if (!(at(mp, ThreadPc.startlockedm_notewakeup))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.park(s.thread.mp(mp), true);
    s.thread.pc(mp, ThreadPc.stopm);
    s.thread.mp(mp, NIL);
    return true;
  }
}
