package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A goroutine that runs stops running in the end, although it never asks to.",
    why = "",
    reliesOn = {})
final class TightloopYields extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutines(
        constants,
        gp -> s -> s.g.status(gp) == GStatus.Running,
        gp -> s -> s.g.status(gp) == GStatus.Runnable);
  }
}
