package dev.tightloop.model;

/** {@code spec/Preemptall.tla}. */
final class Preemptall extends Runtime {

  Preemptall(Model model) {
    super(model);
  }

  boolean preemptall_status(int mp) {
    if (!(at(mp, ThreadPc.preemptall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptall_status is not mirrored yet");
  }
}
