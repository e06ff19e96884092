package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * How a thread lets go of its processor and takes one, {@code runtime/proc.go} releasep, acquirep
 * and wirep: {@code spec/Processors.tla}.
 */
final class Processors extends Runtime {

  Processors(Configuration constants, RegisterLevel registers, State s) {
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
}
