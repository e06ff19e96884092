package dev.tightloop.model;

/** {@code runtime/proc.go} sysmon and retake: {@code spec/Sysmon.tla}. */
final class Sysmon extends Runtime {

  Sysmon(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** retake: s := pp.status. */
  boolean retake_status(int pp) {
    if (!(s.sysmon.pc() == SysmonPc.usleep && s.p.running(pp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sysmon.pc(SysmonPc.retake_schedtick);
    s.sysmon.p(pp);
    return true;
  }

  /** retake: compares and notes pp.schedtick. */
  boolean retake_schedtick() {
    if (!(s.sysmon.pc() == SysmonPc.retake_schedtick)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.sysmon.p();
    if (s.p.sysmontickEqual(pp)) {
      s.sysmon.pc(SysmonPc.preemptone_m);
    } else {
      s.p.sysmontickEqual(pp, true);
      s.sysmon.idle();
    }
    return true;
  }
}
