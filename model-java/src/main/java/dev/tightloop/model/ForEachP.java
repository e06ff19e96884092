package dev.tightloop.model;

/** {@code spec/ForEachP.tla}. */
final class ForEachP extends Runtime {

  ForEachP(Model model) {
    super(model);
  }

  boolean forEachP_semacquire(int mp) {
    if (!(at(mp, ThreadPc.loop0) || at(mp, ThreadPc.forEachP_semacquire))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_semacquire is not mirrored yet");
  }

  boolean forEachP_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.forEachP_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_casgstatus is not mirrored yet");
  }

  boolean forEachP_runSafePointFn(int mp) {
    if (!(at(mp, ThreadPc.forEachP_runSafePointFn))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_runSafePointFn is not mirrored yet");
  }

  boolean forEachP_idle(int mp) {
    if (!(at(mp, ThreadPc.forEachP_idle))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_idle is not mirrored yet");
  }

  boolean forEachP_syscall(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_syscall is not mirrored yet");
  }

  boolean forEachP_CAS(int mp) {
    if (!(at(mp, ThreadPc.forEachP_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_CAS is not mirrored yet");
  }

  boolean forEachP_noteclear(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_noteclear is not mirrored yet");
  }

  boolean forEachP_retry(int mp) {
    if (!(at(mp, ThreadPc.forEachP_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_retry is not mirrored yet");
  }

  boolean forEachP_again(int mp) {
    if (!(at(mp, ThreadPc.forEachP_again))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_again is not mirrored yet");
  }

  boolean forEachP_return(int mp) {
    if (!(at(mp, ThreadPc.forEachP_done))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_return is not mirrored yet");
  }

  boolean forEachP_semrelease(int mp) {
    if (!(at(mp, ThreadPc.forEachP_semrelease))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_semrelease is not mirrored yet");
  }

  boolean forEachP_end(int mp) {
    if (!(at(mp, ThreadPc.forEachP_end))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("forEachP_end is not mirrored yet");
  }

  boolean runSafePointFn_CAS(int mp) {
    if (!(at(mp, ThreadPc.runSafePointFn))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runSafePointFn_CAS is not mirrored yet");
  }

  boolean runSafePointFn_safePointWait(int mp) {
    if (!(at(mp, ThreadPc.runSafePointFn_safePointWait))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runSafePointFn_safePointWait is not mirrored yet");
  }
}
