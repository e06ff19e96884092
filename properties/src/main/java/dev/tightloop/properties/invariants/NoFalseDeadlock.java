package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Checkdead",
    sentence = "checkdead reports no deadlock while a goroutine could run.",
    why =
        "The program would be killed with 'all goroutines are asleep' or 'inconsistent counts' although it could go on (golang/go#40368).",
    reliesOn = {
      "runtime/proc.go:5071 checkdead",
      "runtime/proc.go:5055 checkdead",
      "runtime/proc.go:773 mReserveID",
      "runtime/proc.go:5342 retake"
    })
final class NoFalseDeadlock extends CheckdeadPredicates {

  NoFalseDeadlock(Model model) {
    super(model);
  }

  private boolean allAsleep() {
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus status = s.g.status(gp);
      if (status != GStatus.Waiting && status != GStatus.Preempted && status != GStatus.Dead) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (checksDead(t)) {
        int left = runAfter(t);
        if (left < 0 || left == 0 && !allAsleep()) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (programPC(t) != ThreadPc.mPark && checksDead(t) && runAfter(t) <= 1 && !allAsleep()) {
        return true;
      }
    }
    return false;
  }
}
