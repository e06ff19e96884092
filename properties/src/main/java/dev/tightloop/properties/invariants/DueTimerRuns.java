package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Timers",
    sentence = "A timer whose time has come is run.",
    why = "time.Sleep would not return, and a deadline not end what it is the deadline of.",
    reliesOn = {"runtime/proc.go:2561 findRunnable", "runtime/proc.go:2416 handoffp"})
final class DueTimerRuns extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> s.sched.timerDue()));
  }
}
