package dev.tightloop.model;

/** {@code spec/PreemptPark.tla}. */
final class PreemptPark extends Runtime {

  PreemptPark(Model model) {
    super(model);
  }

  boolean preemptPark_casGToPreemptScan(int mp) {
    if (!(at(mp, ThreadPc.preemptPark))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptPark_casGToPreemptScan is not mirrored yet");
  }

  boolean preemptPark_casfrom_Gscanstatus(int mp) {
    if (!(at(mp, ThreadPc.preemptPark_casfrom_Gscanstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptPark_casfrom_Gscanstatus is not mirrored yet");
  }
}
