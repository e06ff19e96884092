package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever suspends the goroutine that stops the world does not wait for ever.",
    why =
        "The one who stops the world and the one who scans its stack wait for each other (golang/go#28695).",
    reliesOn = {"runtime/proc.go:1101 stopTheWorld", "runtime/preempt.go:163 suspendG"})
final class StopperIsScanned extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machines(
        constants,
        mp -> s -> s.sched.gcwaiting() && suspendsStopper(s, mp),
        mp -> s -> !suspendsStopper(s, mp));
  }

  private static boolean suspendsStopper(State s, int mp) {
    int gp = s.thread.suspendGp(mp);
    return gp >= 0 && gp == s.sched.worldsema();
  }
}
