package dev.tightloop.model;

/** {@code spec/DeepSleep.tla}. */
final class DeepSleep extends Runtime {

  DeepSleep(Model model) {
    super(model);
  }

  boolean sysmon_sysmonwait() {
    if (!(at(constants.sysmon(), ThreadPc.usleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("sysmon_sysmonwait is not mirrored yet");
  }

  boolean sysmon_notetsleep() {
    if (!(at(constants.sysmon(), ThreadPc.sysmon_notetsleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("sysmon_notetsleep is not mirrored yet");
  }

  boolean sysmon_timeout() {
    if (!(at(constants.sysmon(), ThreadPc.sysmon_notetsleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("sysmon_timeout is not mirrored yet");
  }
}
