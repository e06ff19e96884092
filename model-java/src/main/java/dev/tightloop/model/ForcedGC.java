package dev.tightloop.model;

/** {@code spec/ForcedGC.tla}. */
final class ForcedGC extends Runtime {

  ForcedGC(Model model) {
    super(model);
  }

  boolean sysmon_injectglist() {
    if (!(at(constants.sysmon(), ThreadPc.usleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("sysmon_injectglist is not mirrored yet");
  }
}
