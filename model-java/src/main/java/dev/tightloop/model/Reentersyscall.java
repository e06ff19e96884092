package dev.tightloop.model;

/** {@code spec/Reentersyscall.tla}. */
final class Reentersyscall extends Runtime {

  Reentersyscall(Model model) {
    super(model);
  }

  boolean reentersyscall(int mp) {
    if (!(mayDo(mp, Configuration.Role.Syscalls) || mayDo(mp, Configuration.Role.CG))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall is not mirrored yet");
  }

  boolean reentersyscall_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_casgstatus is not mirrored yet");
  }

  boolean reentersyscall_sysmonwait(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_sysmonwait))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_sysmonwait is not mirrored yet");
  }

  boolean reentersyscall_p_m(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_p_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_p_m is not mirrored yet");
  }

  boolean reentersyscall_m_p(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_m_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_m_p is not mirrored yet");
  }

  boolean reentersyscall_status(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_status))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_status is not mirrored yet");
  }

  boolean reentersyscall_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.reentersyscall_gcwaiting))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("reentersyscall_gcwaiting is not mirrored yet");
  }
}
