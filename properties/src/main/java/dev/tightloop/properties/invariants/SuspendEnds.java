package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "suspendG comes to an end, and what it was called for as well.",
    why = "",
    reliesOn = {})
final class SuspendEnds extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machinePasses(constants, mp -> s -> s.thread.suspendGp(mp) >= 0);
  }
}
