package dev.tightloop.properties.invariants;

import dev.tightloop.model.GcPhase;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WriteBarrier",
    sentence =
        "Between the load of the write barrier's flag and the store nobody turns the barrier on.",
    why =
        "A store that believes the barrier to be off while the collector marks hides what it overwrites from the collector.",
    reliesOn = {
      "runtime/mgc.go:705 gcStart",
      "cmd/compile/internal/liveness/plive.go:549 markUnsafePoints"
    })
final class BarrierFlagFresh extends CataloguedInvariant {

  BarrierFlagFresh(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    if (s.sched.gcphase() == GcPhase.off) {
      return true;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.resumePC(gp) == ThreadPc.writeBarrier_off) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.writeBarrier_off);
  }
}
