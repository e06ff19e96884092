package dev.tightloop.model;

/** {@code spec/Needm.tla}. */
final class Needm extends Runtime {

  Needm(Model model) {
    super(model);
  }

  boolean needm_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.needm_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("needm_casgstatus is not mirrored yet");
  }

  boolean cgocallback(int t) {
    if (!(at(t, ThreadPc.C))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("cgocallback is not mirrored yet");
  }

  boolean needm_lockextra(int t) {
    if (!(at(t, ThreadPc.needm_lockextra))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("needm_lockextra is not mirrored yet");
  }

  boolean needm_unlockextra(int t) {
    if (!(at(t, ThreadPc.needm_unlockextra))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("needm_unlockextra is not mirrored yet");
  }
}
