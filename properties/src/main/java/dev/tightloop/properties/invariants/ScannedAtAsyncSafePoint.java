package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "A goroutine that a signal interrupted is marked so while its stack is read.",
    why = "",
    reliesOn = {})
final class ScannedAtAsyncSafePoint extends SuspendPredicates {

  ScannedAtAsyncSafePoint(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp) != (s.g.resumePC(gp) != null) && claimed(gp) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp) && claimed(gp) != 0) {
        return true;
      }
    }
    return false;
  }
}
