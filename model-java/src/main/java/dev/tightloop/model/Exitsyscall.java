package dev.tightloop.model;

/** {@code spec/Exitsyscall.tla}. */
final class Exitsyscall extends Runtime {

  Exitsyscall(Model model) {
    super(model);
  }

  boolean exitsyscallfast_CAS(int mp) {
    if (!(at(mp, ThreadPc.exitsyscallfast_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscallfast_CAS is not mirrored yet");
  }

  boolean exitsyscallfast_pidle(int mp) {
    if (!(at(mp, ThreadPc.exitsyscallfast_pidle))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscallfast_pidle is not mirrored yet");
  }

  boolean exitsyscall_syscalltick(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_syscalltick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_syscalltick is not mirrored yet");
  }

  boolean exitsyscall_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_casgstatus is not mirrored yet");
  }

  boolean exitsyscall_preempt(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_preempt is not mirrored yet");
  }

  boolean exitsyscall_stackPreempt(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_stackPreempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_stackPreempt is not mirrored yet");
  }

  boolean exitsyscall_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_stackguard0 is not mirrored yet");
  }

  boolean exitsyscall0_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall0_casgstatus is not mirrored yet");
  }

  boolean exitsyscall0_pidleget(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall0_pidleget))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall0_pidleget is not mirrored yet");
  }

  boolean exitsyscall_return(int mp) {
    if (!(at(mp, ThreadPc.exitsyscall_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("exitsyscall_return is not mirrored yet");
  }

  boolean syscall_return(int mp) {
    if (!(at(mp, ThreadPc.syscall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("syscall_return is not mirrored yet");
  }
}
