package dev.tightloop.model;

/** {@code spec/Minit.tla}. */
final class Minit extends Runtime {

  Minit(Model model) {
    super(model);
  }

  boolean minitSignalStack(int mp) {
    if (!(at(mp, ThreadPc.minitSignalStack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minitSignalStack is not mirrored yet");
  }

  boolean minitSignalMask(int mp) {
    if (!(at(mp, ThreadPc.minitSignalMask))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minitSignalMask is not mirrored yet");
  }

  boolean minit_procid(int mp) {
    if (!(at(mp, ThreadPc.minit_procid))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minit_procid is not mirrored yet");
  }
}
