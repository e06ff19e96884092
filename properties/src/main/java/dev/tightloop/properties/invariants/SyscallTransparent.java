package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "IgnoringEINTR",
    sentence = "No system call fails for the program because the runtime sent a signal.",
    why =
        "A write that the program never saw interrupted returns EINTR, and the data is lost unless each caller tries again.",
    reliesOn = {
      "os/file_posix.go:243 ignoringEINTR",
      "internal/poll/fd_unix.go:792 ignoringEINTRIO"
    })
final class SyscallTransparent extends CataloguedInvariant {

  SyscallTransparent(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return !someMachineAt(ThreadPc.syscall_failed);
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (s.thread.handler(mp) != HandlerPc.none
          && (pc == ThreadPc.syscall || pc == ThreadPc.syscall_EINTR)) {
        return true;
      }
    }
    return false;
  }
}
