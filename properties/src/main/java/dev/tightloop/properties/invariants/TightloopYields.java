package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "A goroutine that runs stops running in the end, although it never asks to.",
    why =
        "A loop without a call keeps its processor for ever; with GOMAXPROCS=1 nobody else ever runs.",
    reliesOn = {
      "runtime/proc.go:5316 retake",
      "runtime/proc.go:5258 sysmon",
      "runtime/preempt.go:308 asyncPreempt2"
    },
    assumptions = "sysmon runs, and the signal meets the loop at a safe point now and then.")
final class TightloopYields extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return goroutines(
        constants,
        gp -> s -> s.g.status(gp) == GStatus.Running,
        gp -> s -> s.g.status(gp) == GStatus.Runnable);
  }
}
