package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Abstraction.Progress;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "Whoever was stopped for a look, where it asked for nothing, goes on.",
    why = "A goroutine that was stopped for a scan stays stopped, although it waits for nothing.",
    reliesOn = {"runtime/preempt.go:278 resumeG", "runtime/proc.go:3412 preemptPark"})
final class GoesOn extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    Abstraction contract = new Abstraction(constants);
    return goroutines(
        constants,
        gp -> s -> contract.stateOf(s, gp) == Progress.blocked && !contract.inCall(s, gp),
        gp -> s -> contract.stateOf(s, gp) != Progress.blocked);
  }
}
