package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Acquirem",
    sentence = "A goroutine keeps its M and its P while it holds locks.",
    why =
        "Code that pins its P, as sync.Pool does, would go on with another P's data; schedule throws where it notices.",
    reliesOn = {
      "runtime/proc.go:3189 schedule",
      "runtime/proc.go:6153 procPin",
      "runtime/runtime1.go:476 acquirem",
      "runtime/preempt.go:288 canPreemptM"
    })
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
