package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever can run gets to run.",
    why = "A goroutine starves in a queue while others take turns.",
    reliesOn = {
      "runtime/proc.go:2605 findRunnable",
      "runtime/proc.go:5897 runqget",
      "runtime/proc.go:2905 stealWork"
    },
    assumptions = {
      "findRunnable prefers either queue now and then (FairChoiceSpec).",
      "Where goroutines are in and out of system calls, sysmon finds slices over in them, and not each of its CASes comes too late (SlicesEndInSyscallsSpec)."
    })
final class RunnableRuns extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutines(
        constants,
        gp -> s -> s.g.status(gp) == GStatus.Runnable,
        gp -> s -> s.g.status(gp) == GStatus.Running);
  }
}
