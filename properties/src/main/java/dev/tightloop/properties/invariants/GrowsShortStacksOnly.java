package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence = "A stack grows only if it is short.",
    why = "",
    reliesOn = {})
final class GrowsShortStacksOnly extends CataloguedInvariant {

  GrowsShortStacksOnly(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.newstack_casgstatus && !s.g.smallStack(s.thread.gp(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.newstack_casgstatus);
  }
}
