package dev.tightloop.model;

/** {@code spec/StopTheWorld.tla}. */
final class StopTheWorld extends Runtime {

  StopTheWorld(Model model) {
    super(model);
  }

  boolean stopTheWorld_semacquire(int mp) {
    if (!(at(mp, ThreadPc.loop0) || at(mp, ThreadPc.stopTheWorld_semacquire))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_semacquire is not mirrored yet");
  }

  boolean stopTheWorld_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_casgstatus is not mirrored yet");
  }

  boolean stopTheWorld_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_gcwaiting))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_gcwaiting is not mirrored yet");
  }

  boolean stopTheWorld_own(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_own))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_own is not mirrored yet");
  }

  boolean stopTheWorld_syscall(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_syscall is not mirrored yet");
  }

  boolean stopTheWorld_idle(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_idle))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_idle is not mirrored yet");
  }

  boolean stopTheWorld_noteclear(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_notetsleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_noteclear is not mirrored yet");
  }

  boolean stopTheWorld_retry(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_notetsleep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_retry is not mirrored yet");
  }

  boolean stopTheWorld_return(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_stopped))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("stopTheWorld_return is not mirrored yet");
  }
}
