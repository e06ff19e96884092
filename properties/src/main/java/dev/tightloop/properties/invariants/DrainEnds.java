package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Correction;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exec",
    sentence = "BeforeExec does not wait for a thread that cannot go on before Exec has ended.",
    why =
        "The program would hang: Exec, a thread that exits, and who stops the world wait for each other.",
    reliesOn = {"runtime/proc.go:4061 syscall_runtime_BeforeExec", "runtime/proc.go:1550 mexit"})
final class DrainEnds extends CataloguedInvariant {

  private final boolean countsFirst;

  DrainEnds(Model model) {
    super(model);
    countsFirst = constants.has(Correction.mexitCountsFirst);
  }

  private boolean countsSoon(int t) {
    ThreadPc pc = programPC(t);
    return s.thread.pending(t) && !s.thread.masked(t)
        || s.thread.handler(t) != HandlerPc.none
        || pc == ThreadPc.preemptM_tgkill
        || pc == ThreadPc.mexit_signalPending
        || pc == ThreadPc.mexit_unminit && countsFirst;
  }

  @Override
  boolean holds() {
    if (!matters()) {
      return true;
    }
    for (int t = 0; t < threads; t++) {
      if (countsSoon(t)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    int holder = s.sched.lock();
    return s.sched.pendingPreemptSignals() > 0
        && holder != NIL
        && programPC(holder) == ThreadPc.preemptM_rlock
        && s.sched.execWriter() != NIL
        && someMachineAt(ThreadPc.BeforeExec_drain);
  }
}
