package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A request to a processor does not outlive the goroutine that it was for.",
    why = "Every goroutine after it would stop at each signal that happens to reach its thread.",
    reliesOn = {
      "runtime/proc.go:3205 schedule",
      "runtime/proc.go:5408 preemptone",
      "runtime/preempt.go:344 wantAsyncPreempt"
    })
final class ProcessorRequestEnds extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return processorPasses(constants, pp -> s -> s.p.preempt(pp));
  }
}
