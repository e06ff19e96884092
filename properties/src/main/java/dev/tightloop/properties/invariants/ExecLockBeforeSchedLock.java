package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exec",
    sentence = "On macOS nobody waits for a goroutine's Exec to end with sched.lock held.",
    why =
        "What that Exec itself waits for may need sched.lock, and then nothing ever moves again (golang/go#65587).",
    reliesOn = {
      "runtime/signal_unix.go:372 preemptM",
      "runtime/proc.go:4054 syscall_runtime_BeforeExec"
    })
final class ExecLockBeforeSchedLock extends CataloguedInvariant {

  ExecLockBeforeSchedLock(Model model) {
    super(model);
  }

  private boolean waits(int t) {
    return programPC(t) == ThreadPc.preemptM_rlock && s.sched.execWriter() != NIL;
  }

  @Override
  boolean holds() {
    int holder = s.sched.lock();
    return holder == NIL || !waits(holder);
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (waits(t)) {
        return true;
      }
    }
    return false;
  }
}
