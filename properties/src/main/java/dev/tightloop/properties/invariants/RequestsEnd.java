package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Abstraction.Progress;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "Whoever is asked to stop running does, or is no longer asked.",
    why = "As PreemptLive, of any request that the contract sees.",
    reliesOn = {"runtime/proc.go:5388 preemptone", "runtime/preempt.go:105 suspendG"})
final class RequestsEnd extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    Abstraction contract = new Abstraction(constants);
    return goroutinePasses(
        constants,
        gp -> s -> contract.stateOf(s, gp) == Progress.running && contract.requestedOf(s, gp));
  }
}
