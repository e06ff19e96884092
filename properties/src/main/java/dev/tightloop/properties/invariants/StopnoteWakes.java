package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "Who stops the last P sets the note in the same critical section.",
    why = "",
    reliesOn = {})
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
