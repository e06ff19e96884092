package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "suspendG comes to an end, and what it was called for as well.",
    why =
        "A collection never ends, and every goroutine that allocates is drawn into waiting for it.",
    reliesOn = {
      "runtime/preempt.go:122 suspendG",
      "runtime/mgcmark.go:232 markroot",
      "runtime/mgcmark.go:242 markroot"
    },
    assumptions = "Between two signals the thread gets on: nobody sends without pause.")
final class SuspendEnds extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machinePasses(constants, mp -> s -> s.thread.suspendGp(mp) >= 0);
  }
}
