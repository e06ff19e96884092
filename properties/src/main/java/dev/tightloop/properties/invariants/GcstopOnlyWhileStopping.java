package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "Nobody stops a P without being asked.",
    why = "",
    reliesOn = {})
final class GcstopOnlyWhileStopping extends StoppedWorldPredicates {

  GcstopOnlyWhileStopping(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.gcwaiting() || notStopped() == processors;
  }

  @Override
  boolean matters() {
    return notStopped() < processors;
  }
}
