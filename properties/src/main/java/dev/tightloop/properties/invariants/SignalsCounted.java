package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Fault;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exec",
    sentence =
        "No more preemption signals are counted than are on their way to a thread that is still there.",
    why = "BeforeExec waits until the count is 0; it would wait for ever (golang/go#52226).",
    reliesOn = {"runtime/proc.go:4061 syscall_runtime_BeforeExec", "runtime/proc.go:1550 mexit"})
final class SignalsCounted extends CataloguedInvariant {

  private final boolean counts;

  SignalsCounted(Model model) {
    super(model);
    counts = constants.is(Switch.Darwin) && !constants.has(Fault.preemptMIgnoresExec);
  }

  @Override
  boolean holds() {
    if (!counts) {
      return true;
    }
    int onTheirWay = 0;
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == ThreadPc.preemptM_tgkill) {
        onTheirWay++;
      }
      if (s.thread.pending(t)) {
        onTheirWay++;
      }
      HandlerPc handler = s.thread.handler(t);
      if (handler != HandlerPc.none && handler != HandlerPc.sigreturn) {
        onTheirWay++;
      }
    }
    return s.sched.pendingPreemptSignals() <= onTheirWay;
  }

  @Override
  boolean matters() {
    return counts && s.sched.pendingPreemptSignals() > 0;
  }
}
