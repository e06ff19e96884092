package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.REACHABLE,
    module = "SafePoint",
    sentence =
        "A goroutine can be preempted by a signal, between any two instructions that allow it: this says that none ever is, and must be violated.",
    why =
        "Without it a loop without calls keeps its processor for ever; a checker that never sees it has not checked it.",
    reliesOn = {"runtime/preempt.go:302 asyncPreempt2"})
final class NeverStopsInLoop extends SafePointPredicates {

  NeverStopsInLoop(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (descheduled(gp) && atAsyncSafePoint(gp)) {
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
