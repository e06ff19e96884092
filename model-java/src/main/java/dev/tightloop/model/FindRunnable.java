package dev.tightloop.model;

/** {@code spec/FindRunnable.tla}. */
final class FindRunnable extends Runtime {

  FindRunnable(Model model) {
    super(model);
  }

  boolean findRunnable_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_gcwaiting))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_gcwaiting is not mirrored yet");
  }

  boolean findRunnable_runSafePointFn(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_runSafePointFn))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_runSafePointFn is not mirrored yet");
  }

  boolean findRunnable_fairness(int mp) {
    if (!(at(mp, ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_fairness is not mirrored yet");
  }

  boolean findRunnable_runnext(int mp) {
    if (!(at(mp, ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_runnext is not mirrored yet");
  }

  boolean findRunnable_local(int mp) {
    if (!(at(mp, ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_local is not mirrored yet");
  }

  boolean findRunnable_global(int mp) {
    if (!(at(mp, ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_global is not mirrored yet");
  }

  boolean findRunnable_none(int mp) {
    if (!(at(mp, ThreadPc.findRunnable))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_none is not mirrored yet");
  }

  boolean findRunnable_nmspinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_nmspinning is not mirrored yet");
  }

  boolean findRunnable_spinning(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_spinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_spinning is not mirrored yet");
  }

  boolean findRunnable_lock(int mp) {
    if (!(at(mp, ThreadPc.findRunnable_lock))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("findRunnable_lock is not mirrored yet");
  }

  boolean pidleput(int mp) {
    if (!(at(mp, ThreadPc.pidleput))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("pidleput is not mirrored yet");
  }
}
