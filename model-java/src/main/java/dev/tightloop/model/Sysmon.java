package dev.tightloop.model;

/** {@code spec/Sysmon.tla}. */
final class Sysmon extends Runtime {

  Sysmon(Model model) {
    super(model);
  }

  boolean retake_status(int pp) {
    if (!(at(constants.sysmon(), ThreadPc.usleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_status is not mirrored yet");
  }

  boolean retake_schedtick() {
    if (!(at(constants.sysmon(), ThreadPc.retake_schedtick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("retake_schedtick is not mirrored yet");
  }
}
