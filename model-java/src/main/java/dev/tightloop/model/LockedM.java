package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} startlockedm: a goroutine that called LockOSThread runs on its own M
 * only. {@code spec/LockedM.tla}.
 */
final class LockedM extends Runtime {

  LockedM(Model model) {
    super(model);
  }

  /** startlockedm: mp := gp.lockedm; mp.nextp = pp. */
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
    called(mp, ThreadPc.stopm, ThreadPc.schedule);
    s.thread.mp(mp, NIL);
    return true;
  }
}
