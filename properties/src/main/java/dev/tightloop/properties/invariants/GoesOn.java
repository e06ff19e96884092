package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Abstraction.Progress;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "Whoever was stopped for a look, where it asked for nothing, goes on.",
    why = "",
    reliesOn = {})
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
