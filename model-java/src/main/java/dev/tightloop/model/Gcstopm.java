package dev.tightloop.model;

/** {@code spec/Gcstopm.tla}. */
final class Gcstopm extends Runtime {

  Gcstopm(Model model) {
    super(model);
  }

  boolean gcstopm_nmspinning(int mp) {
    if (!(at(mp, ThreadPc.gcstopm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("gcstopm_nmspinning is not mirrored yet");
  }

  boolean gcstopm_stopwait(int mp) {
    if (!(at(mp, ThreadPc.gcstopm_stopwait))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("gcstopm_stopwait is not mirrored yet");
  }
}
