package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence = "No P becomes idle with its flag up.",
    why =
        "Nobody would run the function for a P that sleeps: the collector's mark termination waits for ever.",
    reliesOn = {
      "runtime/proc.go:2574 findRunnable",
      "runtime/proc.go:2389 handoffp",
      "runtime/proc.go:1611 forEachP"
    })
final class IdlePsHaveRun extends CataloguedInvariant {

  IdlePsHaveRun(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.lock() != NIL || !matters();
  }

  @Override
  boolean matters() {
    for (int i = 0; i < s.sched.pidle().length(); i++) {
      if (s.p.runSafePointFn(s.sched.pidle().element(i))) {
        return true;
      }
    }
    return false;
  }
}
