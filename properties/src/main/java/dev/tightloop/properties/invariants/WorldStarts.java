package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A world that stops starts again.",
    why = "The whole program stands still.",
    reliesOn = {
      "runtime/proc.go:1258 startTheWorldWithSema",
      "runtime/proc.go:1179 stopTheWorldWithSema"
    })
final class WorldStarts extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> s.sched.gcwaiting()));
  }
}
