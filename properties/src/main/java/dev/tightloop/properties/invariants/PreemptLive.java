package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A request to stop running is honoured or withdrawn.",
    why =
        "A request that is neither honoured nor withdrawn: a stop of the world, a stack scan or a time slice that never comes (golang/go#10958).",
    reliesOn = {
      "runtime/proc.go:5388 preemptone",
      "runtime/proc.go:5365 preemptall",
      "runtime/preempt.go:105 suspendG",
      "runtime/proc.go:5316 retake"
    },
    assumptions =
        "The thread is at a safe point again and again when a signal reaches it: strong fairness of its own steps.")
final class PreemptLive extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutinePasses(
        constants, gp -> s -> s.g.status(gp) == GStatus.Running && s.g.preempt(gp));
  }
}
