package dev.tightloop.model;

/** {@code spec/Park.tla}. */
final class Park extends Runtime {

  Park(Model model) {
    super(model);
  }

  boolean Gosched(int mp) {
    if (!(mayDo(mp, Configuration.Role.Yields))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("Gosched is not mirrored yet");
  }

  boolean gopark(int mp) {
    if (!(mayDo(mp, Configuration.Role.Parks))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("gopark is not mirrored yet");
  }

  boolean park_m_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.park_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("park_m_casgstatus is not mirrored yet");
  }

  boolean park_m_unlockf(int mp) {
    if (!(at(mp, ThreadPc.park_m_unlockf))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("park_m_unlockf is not mirrored yet");
  }

  boolean park_m_unlockfFails(int mp) {
    if (!(at(mp, ThreadPc.park_m_unlockf))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("park_m_unlockfFails is not mirrored yet");
  }

  boolean goready(int mp, int gp) {
    if (!(mayDo(mp, Configuration.Role.Readies))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goready is not mirrored yet");
  }

  boolean ready_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.ready))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("ready_casgstatus is not mirrored yet");
  }

  boolean runqput_runnext(int mp) {
    if (!(at(mp, ThreadPc.runqput_runnext))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runqput_runnext is not mirrored yet");
  }

  boolean runqput_tail(int mp) {
    if (!(at(mp, ThreadPc.runqput_tail))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("runqput_tail is not mirrored yet");
  }

  boolean goready_return(int mp) {
    if (!(at(mp, ThreadPc.goready_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goready_return is not mirrored yet");
  }

  boolean newproc(int mp, int gp) {
    if (!(mayDo(mp, Configuration.Role.Readies))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newproc is not mirrored yet");
  }

  boolean newproc1_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.newproc1))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newproc1_casgstatus is not mirrored yet");
  }

  boolean goexit(int mp) {
    if (!(mayDo(mp, Configuration.Role.Exits))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goexit is not mirrored yet");
  }

  boolean goexit0_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.goexit0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goexit0_casgstatus is not mirrored yet");
  }

  boolean goexit0_m(int mp) {
    if (!(at(mp, ThreadPc.goexit0_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goexit0_m is not mirrored yet");
  }
}
