package dev.tightloop.model;

/** {@code spec/RetakeSyscall.tla}. */
final class RetakeSyscall extends Runtime {

  RetakeSyscall(Model model) {
    super(model);
  }

  boolean retake_schedtick_syscall() {
    if (!(at(constants.sysmon(), ThreadPc.retake_schedtick_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_schedtick_syscall is not mirrored yet");
  }

  boolean retake_sysretake() {
    if (!(at(constants.sysmon(), ThreadPc.retake_schedtick_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_sysretake is not mirrored yet");
  }

  boolean retake_syscalltick() {
    if (!(at(constants.sysmon(), ThreadPc.retake_syscalltick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_syscalltick is not mirrored yet");
  }

  boolean retake_CAS() {
    if (!(at(constants.sysmon(), ThreadPc.retake_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_CAS is not mirrored yet");
  }
}
