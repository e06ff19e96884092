package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "stopwait is the number of Ps that have not stopped yet.",
    why = "",
    reliesOn = {})
final class StopwaitCounts extends StoppedWorldPredicates {

  StopwaitCounts(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.stopwait() == (s.sched.gcwaiting() ? notStopped() : 0);
  }

  @Override
  boolean matters() {
    return s.sched.gcwaiting();
  }
}
