package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "IgnoringEINTR",
    sentence = "A system call that SA_RESTART covers never comes back with EINTR.",
    why =
        "Every call of package syscall that has no loop of its own would fail at random, as would the code of C in the same process.",
    reliesOn = {"runtime/os_linux.go:468 setsig"},
    assumptions = {"The calls of NotRestarted are those that signal(7) names."})
final class RestartedByKernel extends CataloguedInvariant {

  RestartedByKernel(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.syscall_EINTR
          && !constants.has(Role.NotRestarted, s.m.curg(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.handler(mp) != HandlerPc.none && programPC(mp) == ThreadPc.syscall) {
        return true;
      }
    }
    return false;
  }
}
