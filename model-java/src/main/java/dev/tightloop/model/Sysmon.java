package dev.tightloop.model;

/** {@code runtime/proc.go} sysmon and retake, load by load: {@code spec/Sysmon.tla}. */
final class Sysmon extends Runtime {

  private final int sysmon;

  Sysmon(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  /** retake: s := pp.status. */
  boolean retake_status(int pp) {
    if (!at(sysmon, ThreadPc.usleep)) {
      return false;
    }
    PStatus status = s.p.status(pp);
    boolean skips = fault(Fault.retakeSkipsSyscalls);
    if (!(status == PStatus.Running || status == PStatus.Syscall && !skips)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (status == PStatus.Running) {
      s.thread.pc(sysmon, ThreadPc.retake_schedtick);
      s.thread.requestP(sysmon, pp);
    } else {
      s.thread.pc(sysmon, ThreadPc.retake_schedtick_syscall);
      s.thread.pp(sysmon, pp);
    }
    return true;
  }

  /** retake: a new schedtick is noted; one that was seen before is a whole slice. */
  boolean retake_schedtick() {
    if (!at(sysmon, ThreadPc.retake_schedtick)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.requestP(sysmon);
    Sysmontick sysmontick = s.p.sysmontick(pp);
    if (sysmontick == Sysmontick.equal) {
      called(sysmon, ThreadPc.preemptone_m, ThreadPc.usleep);
      if (fault(Fault.retakeAsksOnce)) {
        s.p.sysmontick(pp, Sysmontick.asked);
      }
    } else {
      s.thread.pc(sysmon, ThreadPc.usleep);
      s.thread.noRequest(sysmon);
      if (sysmontick != Sysmontick.asked) {
        s.p.sysmontick(pp, Sysmontick.equal);
      }
    }
    return true;
  }
}
