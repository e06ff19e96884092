package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "A stack moves only when every pointer in it is known.",
    why = "A pointer that copystack does not know would go on pointing into the old, freed stack.",
    reliesOn = {
      "runtime/mgcmark.go:773 scanstack",
      "runtime/stack.go:1153 isShrinkStackSafe",
      "runtime/stack.go:1174 shrinkstack"
    })
final class ShrinksPreciseStacksOnly extends SuspendPredicates {

  ShrinksPreciseStacksOnly(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.scanstack_shrinkstack) {
        int gp = target(mp);
        if (!(operators.isShrinkStackSafe(gp) && s.g.resumePC(gp) == null)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.scanstack_shrinkstack);
  }
}
