package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A request to stop running is honoured or withdrawn.",
    why = "",
    reliesOn = {})
final class PreemptLive extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutinePasses(
        constants, gp -> s -> s.g.status(gp) == GStatus.Running && s.g.preempt(gp));
  }
}
