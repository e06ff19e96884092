package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Acquirem",
    sentence = "A goroutine keeps its M and its P while it holds locks.",
    why = "",
    reliesOn = {})
final class LocksKeepM extends CataloguedInvariant {

  private static final Places WITHOUT_LOCKS =
      Places.of(
          ThreadPc.goschedImpl,
          ThreadPc.preemptPark,
          ThreadPc.schedule,
          ThreadPc.asyncPreempt,
          ThreadPc.asyncPreempt2);

  LocksKeepM(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.locks(mp) > 0 && WITHOUT_LOCKS.contains(programPC(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.locks(mp) > 0) {
        return true;
      }
    }
    return false;
  }
}
