package dev.tightloop.properties.invariants;

import dev.tightloop.model.GcPhase;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WriteBarrier",
    sentence = "When marking is done, every object that a goroutine points to is marked.",
    why =
        "The sweeper frees what is not marked, and the goroutine goes on with a pointer into memory that is soon another object.",
    reliesOn = {
      "runtime/mgcsweep.go:470 sweep",
      "runtime/mgc.go:213 setGCPhase",
      "cmd/compile/internal/liveness/plive.go:481 markUnsafePoints"
    })
final class NoLostObject extends CataloguedInvariant {

  NoLostObject(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return !matters() || s.sched.heapMarked();
  }

  @Override
  boolean matters() {
    return s.sched.gcphase() == GcPhase.done && s.sched.heapHeld();
  }
}
