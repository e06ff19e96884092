package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "No P becomes idle while the world stops.",
    why =
        "The stopper has looked at the idle Ps already; one that becomes idle later is never counted, and the stop never ends.",
    reliesOn = {
      "runtime/proc.go:2380 handoffp",
      "runtime/proc.go:2733 findRunnable",
      "runtime/proc.go:1210 stopTheWorldWithSema"
    })
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
