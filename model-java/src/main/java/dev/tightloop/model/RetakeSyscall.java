package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code runtime/proc.go} retake, s == _Psyscall: sysmon takes the P away from a system call that
 * lasts, {@code spec/RetakeSyscall.tla}.
 */
final class RetakeSyscall extends Runtime {

  private final int sysmon;

  RetakeSyscall(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  /** retake: schedtick is new, and noted; or the slice is not yet over. */
  boolean retake_schedtick_syscall() {
    if (!at(sysmon, ThreadPc.retake_schedtick_syscall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.sysmontick(s.thread.pp(sysmon), Sysmontick.equal);
    s.thread.pc(sysmon, ThreadPc.retake_syscalltick);
    return true;
  }

  /** retake: the slice is over; sysretake = true. */
  boolean retake_sysretake() {
    if (!(at(sysmon, ThreadPc.retake_schedtick_syscall)
        && s.p.sysmontick(s.thread.pp(sysmon)) == Sysmontick.equal)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(sysmon, ThreadPc.preemptone_m);
    if (fault(Fault.retakeWithoutSysretake)) {
      s.thread.ret(sysmon).clear();
      s.thread.ret(sysmon).push(ThreadPc.retake_syscalltick);
    } else {
      returnsTo(ThreadPc.incidlelocked_minus, ThreadPc.retake_CAS);
    }
    s.thread.requestP(sysmon, s.thread.pp(sysmon));
    return true;
  }

  /** retake: a new syscalltick is noted; one that was seen before is a round of sysmon. */
  boolean retake_syscalltick() {
    if (!at(sysmon, ThreadPc.retake_syscalltick)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.pp(sysmon);
    if (s.p.syscalltickEqual(pp)) {
      called(sysmon, ThreadPc.incidlelocked_minus, ThreadPc.retake_CAS);
    } else {
      s.thread.pc(sysmon, ThreadPc.usleep);
      s.thread.pp(sysmon, NIL);
      s.p.syscalltickEqual(pp, true);
    }
    return true;
  }

  /** retake: CAS(&amp;pp.status, s, _Pidle), pp.syscalltick++ and handoffp. */
  boolean retake_CAS() {
    if (!at(sysmon, ThreadPc.retake_CAS)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.pp(sysmon);
    if (s.p.status(pp) == PStatus.Syscall || fault(Fault.retakeStoresStatus)) {
      s.p.status(pp, PStatus.Idle);
      s.p.syscalltickEqual(pp, false);
      staleNotes(pp);
      s.thread.pc(sysmon, ThreadPc.handoffp);
      returnsTo(ThreadPc.incidlelocked_plus, ThreadPc.usleep);
    } else {
      called(sysmon, ThreadPc.incidlelocked_plus, ThreadPc.usleep);
      s.thread.pp(sysmon, NIL);
    }
    return true;
  }

  /** {@code ![Sysmon].ret = <<first, second>>}. */
  private void returnsTo(ThreadPc first, ThreadPc second) {
    Stack ret = s.thread.ret(sysmon);
    ret.clear();
    ret.push(second);
    ret.push(first);
  }
}
