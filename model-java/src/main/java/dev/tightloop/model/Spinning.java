package dev.tightloop.model;

/** {@code spec/Spinning.tla}. */
final class Spinning extends Runtime {

  Spinning(Model model) {
    super(model);
  }

  boolean becomeSpinning_needspinning(int mp) {
    if (!(at(mp, ThreadPc.becomeSpinning_needspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("becomeSpinning_needspinning is not mirrored yet");
  }

  boolean findRunnable_notSpinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_notSpinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_notSpinning is not mirrored yet");
  }

  boolean checkGlobalRunqNoP(int mp) {
    if (!(at(mp, ThreadPc.checkGlobalRunqNoP))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("checkGlobalRunqNoP is not mirrored yet");
  }

  boolean checkRunqsNoP(int mp) {
    if (!(at(mp, ThreadPc.checkRunqsNoP))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("checkRunqsNoP is not mirrored yet");
  }

  boolean checkRunqsNoP_pidleget(int mp) {
    if (!(at(mp, ThreadPc.checkRunqsNoP_pidleget))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("checkRunqsNoP_pidleget is not mirrored yet");
  }

  boolean findRunnable_again(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_again))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_again is not mirrored yet");
  }

  boolean resetspinning(int mp) {
    if (!(at(mp, ThreadPc.resetspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("resetspinning is not mirrored yet");
  }
}
