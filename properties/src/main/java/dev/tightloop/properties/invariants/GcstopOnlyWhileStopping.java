package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "Nobody stops a P without being asked.",
    why =
        "A P would stay stopped after the world has started: one processor fewer for the rest of the program.",
    reliesOn = {
      "runtime/proc.go:2486 gcstopm",
      "runtime/proc.go:4801 procresize",
      "runtime/proc.go:1273 startTheWorldWithSema"
    })
final class GcstopOnlyWhileStopping extends StoppedWorldPredicates {

  GcstopOnlyWhileStopping(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.gcwaiting() || notStopped() == processors;
  }

  @Override
  boolean matters() {
    return notStopped() < processors;
  }
}
