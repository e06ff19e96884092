package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "A stop of the world comes about, and the world starts again.",
    why = "The whole program stands still.",
    reliesOn = {
      "runtime/proc.go:1179 stopTheWorldWithSema",
      "runtime/proc.go:1258 startTheWorldWithSema"
    })
final class StopsEnd extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> s.sched.gcwaiting()));
  }
}
