package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever can run gets to run.",
    why = "",
    reliesOn = {})
final class RunnableRuns extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutines(
        constants,
        gp -> s -> s.g.status(gp) == GStatus.Runnable,
        gp -> s -> s.g.status(gp) == GStatus.Running);
  }
}
