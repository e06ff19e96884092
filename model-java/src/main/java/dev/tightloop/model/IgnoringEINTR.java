package dev.tightloop.model;

/** {@code os/file_posix.go} ignoringEINTR: {@code spec/IgnoringEINTR.tla}. */
final class IgnoringEINTR extends Runtime {

  IgnoringEINTR(Model model) {
    super(model);
  }

  /** A system call that a signal has interrupted begins again. */
  boolean ignoringEINTR(int mp) {
    if (!at(mp, ThreadPc.syscall_EINTR)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, fault(Fault.writeWithoutRetry) ? ThreadPc.syscall_failed : ThreadPc.syscall);
    return true;
  }
}
