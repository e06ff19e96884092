package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence = "Whoever runs the function last sets the note in the same critical section.",
    why = "forEachP would sleep on although every P has run the function.",
    reliesOn = {
      "runtime/proc.go:1690 runSafePointFn",
      "runtime/proc.go:2393 handoffp",
      "runtime/proc.go:1645 forEachP"
    })
final class SafePointNoteWakes extends SafePointFnsPredicates {

  SafePointNoteWakes(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.safePointNote() == (s.sched.safePointWait() == 0) || !somebodyWaits();
  }

  @Override
  boolean matters() {
    return s.sched.safePointNote();
  }
}
