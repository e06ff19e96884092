package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence = "asyncPreempt and asyncPreempt2 call nothing that checks the stack.",
    why = "",
    reliesOn = {})
final class NoNewstackInAsyncPreempt extends CataloguedInvariant {

  private static final Places NEWSTACK = Places.of(Place.COOPERATIVE);

  NoNewstackInAsyncPreempt(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (NEWSTACK.contains(programPC(mp))) {
        int gp = s.m.curg(mp);
        if (s.g.resumePC(gp) != null || s.g.asyncSafePoint(gp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineIn(NEWSTACK);
  }
}
