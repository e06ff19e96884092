package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "A goroutine that a signal interrupted is marked so while its stack is read.",
    why =
        "Pointers in the saved registers would be missed, or a stack shrunk that cannot be adjusted.",
    reliesOn = {
      "runtime/stack.go:1153 isShrinkStackSafe",
      "runtime/mgcmark.go:773 scanstack",
      "runtime/mgcmark.go:923 scanframeworker"
    })
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
