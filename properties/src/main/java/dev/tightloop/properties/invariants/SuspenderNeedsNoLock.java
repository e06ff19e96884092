package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendThread",
    sentence =
        "While it holds a thread suspended, preemptM waits for no lock that a suspended thread may have.",
    why = "The suspender waits for the lock, and the thread that has it waits to be resumed.",
    reliesOn = {"runtime/os_windows.go:1373 preemptM"})
final class SuspenderNeedsNoLock extends CataloguedInvariant {

  SuspenderNeedsNoLock(Model model) {
    super(model);
  }

  private boolean isSuspended(int t) {
    return s.thread.handler(t) == HandlerPc.suspended;
  }

  @Override
  boolean holds() {
    if (s.sched.lock() == NIL || !isSuspended(s.sched.lock())) {
      return true;
    }
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == ThreadPc.preemptM_lock) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return s.sched.lock() != NIL && isSuspended(s.sched.lock());
  }
}
