package dev.tightloop.model;

/** {@code spec/LockedM.tla}. */
final class LockedM extends Runtime {

  LockedM(Model model) {
    super(model);
  }

  boolean startlockedm_nextp(int mp) {
    if (!(at(mp, ThreadPc.startlockedm_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startlockedm_nextp is not mirrored yet");
  }

  boolean startlockedm_notewakeup(int mp) {
    if (!(at(mp, ThreadPc.startlockedm_notewakeup))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("startlockedm_notewakeup is not mirrored yet");
  }
}
