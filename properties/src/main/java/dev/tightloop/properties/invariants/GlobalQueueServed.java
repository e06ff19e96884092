package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WorkConservation",
    sentence =
        "Once the scheduler has come to rest, no processor is idle while the global queue has a goroutine.",
    why =
        "It would wait until somebody happens to call the scheduler, perhaps for ever; whoever gives a P away under sched.lock could have seen it.",
    reliesOn = {
      "runtime/proc.go:2396 handoffp",
      "runtime/proc.go:2737 findRunnable",
      "runtime/proc.go:3950 exitsyscall0"
    },
    assumptions =
        "Who adds to the global queue without a P to give away wakes somebody: goschedImpl does not.")
final class GlobalQueueServed extends CataloguedInvariant {

  private final WorkConserved conserved;

  GlobalQueueServed(Model model) {
    super(model);
    conserved = new WorkConserved(model);
  }

  @Override
  boolean holds() {
    return s.sched.runq().isEmpty() || !matters();
  }

  @Override
  boolean matters() {
    return conserved.matters();
  }
}
