package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exec",
    sentence = "On macOS no preemption signal is sent, or pending, while a goroutine is in execve.",
    why = "That kernel lets the signal kill the new program (golang/go#41702).",
    reliesOn = {
      "runtime/proc.go:4054 syscall_runtime_BeforeExec",
      "runtime/signal_unix.go:372 preemptM"
    })
final class NoSignalMeetsExec extends CataloguedInvariant {

  private final boolean darwin;

  NoSignalMeetsExec(Model model) {
    super(model);
    darwin = constants.is(Switch.Darwin);
  }

  @Override
  boolean holds() {
    if (!matters()) {
      return true;
    }
    for (int t = 0; t < threads; t++) {
      if (s.thread.pending(t) && !s.thread.external(t)
          || programPC(t) == ThreadPc.preemptM_tgkill) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return darwin && someMachineAt(ThreadPc.execve);
  }
}
