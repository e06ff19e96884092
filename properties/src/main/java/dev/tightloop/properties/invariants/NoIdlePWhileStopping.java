package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "No P becomes idle while the world stops.",
    why = "",
    reliesOn = {})
final class NoIdlePWhileStopping extends CataloguedInvariant {

  NoIdlePWhileStopping(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return !matters() || s.sched.pidle().isEmpty();
  }

  @Override
  boolean matters() {
    return s.sched.gcwaiting() && s.sched.lock() == NIL;
  }
}
