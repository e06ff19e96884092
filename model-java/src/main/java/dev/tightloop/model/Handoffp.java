package dev.tightloop.model;

/** {@code spec/Handoffp.tla}. */
final class Handoffp extends Runtime {

  Handoffp(Model model) {
    super(model);
  }

  boolean handoffp(int t) {
    if (!(at(t, ThreadPc.handoffp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("handoffp is not mirrored yet");
  }

  boolean handoffp_npidle(int t) {
    if (!(at(t, ThreadPc.handoffp_npidle))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("handoffp_npidle is not mirrored yet");
  }

  boolean handoffp_nmspinning(int t) {
    if (!(at(t, ThreadPc.handoffp_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("handoffp_nmspinning is not mirrored yet");
  }

  boolean handoffp_pidleput(int t) {
    if (!(at(t, ThreadPc.handoffp_lock))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("handoffp_pidleput is not mirrored yet");
  }
}
