package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever was stopped to be looked at runs again.",
    why = "A goroutine that was stopped for a scan stays stopped.",
    reliesOn = {"runtime/preempt.go:278 resumeG", "runtime/proc.go:3412 preemptPark"})
final class PreemptedRunsAgain extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutines(
        constants,
        gp -> s -> s.g.status(gp) == GStatus.Preempted,
        gp -> s -> s.g.status(gp) == GStatus.Running);
  }
}
