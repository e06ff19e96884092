package dev.tightloop.model;

/** {@code spec/Checkdead.tla}. */
final class Checkdead extends Runtime {

  Checkdead(Model model) {
    super(model);
  }

  boolean incidlelocked_minus(int t) {
    if (!(at(t, ThreadPc.incidlelocked_minus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("incidlelocked_minus is not mirrored yet");
  }

  boolean incidlelocked_plus(int t) {
    if (!(at(t, ThreadPc.incidlelocked_plus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("incidlelocked_plus is not mirrored yet");
  }
}
