package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "Whoever stops the last P sets the note in the same critical section.",
    why = "The stopper would sleep on with every P stopped: the whole program stands still.",
    reliesOn = {
      "runtime/proc.go:1224 stopTheWorldWithSema",
      "runtime/proc.go:2502 gcstopm",
      "runtime/proc.go:2384 handoffp",
      "runtime/proc.go:3703 entersyscall_gcwait"
    })
final class StopnoteWakes extends StoppedWorldPredicates {

  StopnoteWakes(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.stopnote() == (s.sched.stopwait() == 0) || !somebodySleeps();
  }

  @Override
  boolean matters() {
    return s.sched.stopwait() == 0 && somebodySleeps();
  }
}
