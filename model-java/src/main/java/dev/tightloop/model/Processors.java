package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} releasep, acquirep and wirep, store by store: how a thread lets go of its
 * processor and takes one. {@code spec/Processors.tla}.
 */
final class Processors extends Runtime {

  Processors(Model model) {
    super(model);
  }

  /** {@code npidle}. */
  int npidle() {
    return s.sched.pidle().length();
  }

  /** {@code idlepMask}, bit by bit. */
  int idlepMask() {
    return s.sched.pidle().members();
  }

  /** {@code pp \in idlepMask}. */
  boolean isIdle(int pp) {
    return (idlepMask() >> pp & 1) != 0;
  }

  /** {@code runqempty(pp)}. */
  boolean runqempty(int pp) {
    return s.p.runnext(pp) == NIL && s.p.runq(pp).isEmpty();
  }

  /** {@code HasTimer(pp)}. */
  boolean hasTimer(int pp) {
    return s.sched.timerStatus() != TimerStatus.NoStatus && s.sched.timerPp() == pp;
  }

  /** releasep: mp.p = 0. */
  boolean releasep_m_p(int mp) {
    if (!(at(mp, ThreadPc.releasep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.releasep_p_m);
    s.thread.pp(mp, s.m.p(mp));
    if (!fault(Fault.releasepKeepsP)) {
      s.m.p(mp, NIL);
    }
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
    s.p.status(s.thread.pp(mp), PStatus.Idle);
    returned(mp);
    return true;
  }

  /** acquirep, wirep: mp.p = pp. */
  boolean acquirep_m_p(int mp) {
    if (!(at(mp, ThreadPc.acquirep_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.p(mp, s.thread.pp(mp) != NIL ? s.thread.pp(mp) : s.m.nextp(mp));
    s.thread.pc(mp, ThreadPc.acquirep_p_m);
    s.thread.pp(mp, NIL);
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
    s.p.status(s.m.p(mp), PStatus.Running);
    returned(mp);
    return true;
  }
}
