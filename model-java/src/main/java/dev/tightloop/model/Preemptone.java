package dev.tightloop.model;

/** {@code spec/Preemptone.tla}. */
final class Preemptone extends Runtime {

  Preemptone(Model model) {
    super(model);
  }

  boolean preemptone_m(int t) {
    if (!(at(t, ThreadPc.preemptone_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptone_m is not mirrored yet");
  }

  boolean preemptone_curg(int t) {
    if (!(at(t, ThreadPc.preemptone_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptone_curg is not mirrored yet");
  }

  boolean preemptone_preempt(int t) {
    if (!(at(t, ThreadPc.preemptone_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptone_preempt is not mirrored yet");
  }

  boolean preemptone_stackguard0(int t) {
    if (!(at(t, ThreadPc.preemptone_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptone_stackguard0 is not mirrored yet");
  }

  boolean preemptone_p_preempt(int t) {
    if (!(at(t, ThreadPc.preemptone_p_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptone_p_preempt is not mirrored yet");
  }

  boolean preemptM_CAS(int t) {
    if (!(at(t, ThreadPc.preemptM_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptM_CAS is not mirrored yet");
  }

  boolean preemptM_tgkill(int t) {
    if (!(at(t, ThreadPc.preemptM_tgkill))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("preemptM_tgkill is not mirrored yet");
  }
}
