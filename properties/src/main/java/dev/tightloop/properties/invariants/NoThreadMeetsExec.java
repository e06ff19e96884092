package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exec",
    sentence = "No thread is made while a goroutine is in execve.",
    why = "Some kernels do not survive a clone and an execve at the same time.",
    reliesOn = {"runtime/proc.go:2165 newm1", "runtime/proc.go:4054 syscall_runtime_BeforeExec"})
final class NoThreadMeetsExec extends CataloguedInvariant {

  NoThreadMeetsExec(Model model) {
    super(model);
  }

  private boolean someAt(ThreadPc pc) {
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == pc) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    return !(someMachineAt(ThreadPc.execve) && someAt(ThreadPc.newm1_clone));
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.execve) && someAt(ThreadPc.newm1);
  }
}
