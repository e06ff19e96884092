package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * How the P changes hands among threads, {@code runtime/proc.go} stoplockedm to acquirep: {@code
 * spec/LockedM.tla}.
 */
final class LockedM extends Runtime {

  LockedM(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** releasep: mp.p = 0. */
  boolean releasep_m_p(int mp) {
    if (!(at(mp, ThreadPc.releasep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pp(mp, s.m.p(mp));
    if (!fault(Fault.releasepKeepsP)) {
      s.m.p(mp, NIL);
    }
    s.thread.pc(mp, ThreadPc.releasep_p_m);
    return true;
  }

  /** releasep: pp.m = 0. */
  boolean releasep_p_m(int mp) {
    if (!(at(mp, ThreadPc.releasep_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.m(s.thread.pp(mp), NIL);
    s.thread.pc(mp, ThreadPc.releasep_status);
    return true;
  }

  /** releasep: pp.status = _Pidle. */
  boolean releasep_status(int mp) {
    if (!(at(mp, ThreadPc.releasep_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.running(s.thread.pp(mp), false);
    s.thread.pc(mp, lockedg(mp) != NIL ? ThreadPc.handoffp : ThreadPc.startlockedm_nextp);
    return true;
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

  /** handoffp: work in a queue means startm. */
  boolean handoffp(int mp) {
    if (!(at(mp, ThreadPc.handoffp)
        && !(s.p.runq(s.thread.pp(mp)).isEmpty() && s.sched.runq().isEmpty()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.startm_mget);
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

  /** acquirep(mp.nextp), wirep: mp.p = pp. */
  boolean acquirep_m_p(int mp) {
    if (!(at(mp, ThreadPc.acquirep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.p(mp, s.m.nextp(mp));
    s.thread.pc(mp, ThreadPc.acquirep_p_m);
    return true;
  }

  /** wirep: pp.m = mp. */
  boolean acquirep_p_m(int mp) {
    if (!(at(mp, ThreadPc.acquirep_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.m(s.m.p(mp), mp);
    s.thread.pc(mp, ThreadPc.acquirep_status);
    return true;
  }

  /** wirep: pp.status = _Prunning. */
  boolean acquirep_status(int mp) {
    if (!(at(mp, ThreadPc.acquirep_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.running(s.m.p(mp), true);
    s.thread.pc(mp, ThreadPc.acquirep_nextp);
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
