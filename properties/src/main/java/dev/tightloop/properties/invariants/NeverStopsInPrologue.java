package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.REACHABLE,
    module = "SafePoint",
    sentence =
        "A goroutine can be preempted by the stack check of a call: this says that none ever is, and must be violated.",
    why =
        "Preemption at calls is the cheap kind, and all that there is with asyncpreemptoff; a checker that never sees it has not checked it.",
    reliesOn = {"runtime/stack.go:1071 newstack"})
final class NeverStopsInPrologue extends SafePointPredicates {

  NeverStopsInPrologue(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (descheduled(gp) && atSynchronousSafePoint(gp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someRequested();
  }
}
