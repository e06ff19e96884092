package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} preemptone and {@code runtime/signal_unix.go} preemptM, as sysmon calls
 * them: {@code spec/Preemptone.tla}.
 */
final class Preemptone extends Runtime {

  Preemptone(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** preemptone: mp := pp.m. */
  boolean preemptone_m() {
    if (!(s.sysmon.pc() == SysmonPc.preemptone_m)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.p.m(s.sysmon.p());
    if (mp == NIL) {
      s.sysmon.idle();
    } else {
      s.sysmon.pc(SysmonPc.preemptone_curg);
      s.sysmon.m(mp);
    }
    return true;
  }

  /** preemptone: gp := mp.curg. */
  boolean preemptone_curg() {
    if (!(s.sysmon.pc() == SysmonPc.preemptone_curg)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(s.sysmon.m());
    if (gp == NIL) {
      s.sysmon.idle();
    } else {
      s.sysmon.pc(SysmonPc.preemptone_preempt);
      s.sysmon.g(gp);
    }
    return true;
  }

  /** preemptone: gp.preempt = true. */
  boolean preemptone_preempt() {
    if (!(s.sysmon.pc() == SysmonPc.preemptone_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preempt(s.sysmon.g(), true);
    s.sysmon.pc(SysmonPc.preemptone_stackguard0);
    return true;
  }

  /** preemptone: gp.stackguard0 = stackPreempt. */
  boolean preemptone_stackguard0() {
    if (!(s.sysmon.pc() == SysmonPc.preemptone_stackguard0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.sysmon.g(), true);
    if (constants.asyncPreemptOff()) {
      s.sysmon.idle();
    } else {
      s.sysmon.pc(SysmonPc.preemptone_p_preempt);
      s.sysmon.g(NIL);
    }
    return true;
  }

  /** preemptone: pp.preempt = true. */
  boolean preemptone_p_preempt() {
    if (!(s.sysmon.pc() == SysmonPc.preemptone_p_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.preempt(s.sysmon.p(), true);
    s.sysmon.pc(SysmonPc.preemptM_CAS);
    s.sysmon.p(NIL);
    return true;
  }

  /** preemptM: CAS(mp.signalPending, 0, 1). */
  boolean preemptM_CAS() {
    if (!(s.sysmon.pc() == SysmonPc.preemptM_CAS)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.sysmon.m();
    if (s.m.signalPending(mp) == 0) {
      s.m.signalPending(mp, 1);
      s.sysmon.pc(SysmonPc.preemptM_tgkill);
    } else {
      s.sysmon.idle();
    }
    return true;
  }

  /** preemptM: signalM, tgkill(pid, mp.procid, SIGURG). */
  boolean preemptM_tgkill() {
    if (!(s.sysmon.pc() == SysmonPc.preemptM_tgkill)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.sysmon.m();
    registers.tgkill(s, mp);
    s.thread.pending(mp, true);
    s.sysmon.idle();
    return true;
  }
}
