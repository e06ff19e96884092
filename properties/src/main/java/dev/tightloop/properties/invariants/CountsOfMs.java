package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Checkdead",
    sentence = "checkdead never counts less than zero running Ms.",
    why = "The program dies of 'inconsistent counts', whatever it does (golang/go#40434).",
    reliesOn = {"runtime/proc.go:5055 checkdead", "runtime/proc.go:5005 incidlelocked"})
final class CountsOfMs extends CheckdeadPredicates {

  CountsOfMs(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (checksDead(t) && runAfter(t) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (checksDead(t)) {
        return true;
      }
    }
    return false;
  }
}
