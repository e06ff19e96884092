package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.REACHABLE,
    module = "SafePoint",
    sentence =
        "A goroutine that is locked to its thread is preempted like any other (golang/go#36122): this says that none ever is, and must be violated.",
    why =
        "LockOSThread promises a thread, not a processor; who takes it for a protection from preemption loses the race that he has not guarded against.",
    reliesOn = {"runtime/preempt.go:363 isAsyncSafePoint", "runtime/proc.go:2435 stoplockedm"})
final class NeverStopsLocked extends SafePointPredicates {

  NeverStopsLocked(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.lockedm(gp) != NIL && descheduled(gp) && atAsyncSafePoint(gp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.lockedm(gp) != NIL && s.g.preempt(gp)) {
        return true;
      }
    }
    return false;
  }
}
