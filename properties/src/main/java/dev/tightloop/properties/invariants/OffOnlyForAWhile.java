package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Asyncpreemptoff",
    sentence = "Asynchronous preemption is off only while somebody is about to switch it on again.",
    why = "A loop without calls would never stop again, for any goroutine of the program.",
    reliesOn = {"runtime/proc.go:5407 preemptone", "runtime/signal_unix.go:651 sighandler"})
final class OffOnlyForAWhile extends CataloguedInvariant {

  /** {@code SavedOn}. */
  private static final Places SAVED_ON =
      Places.of(ThreadPc.asyncpreemptoff_0, ThreadPc.asyncpreemptoff_restore_0);

  OffOnlyForAWhile(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return !s.sched.asyncpreemptoff() || someMachineIn(SAVED_ON);
  }

  @Override
  boolean matters() {
    return s.sched.asyncpreemptoff();
  }
}
