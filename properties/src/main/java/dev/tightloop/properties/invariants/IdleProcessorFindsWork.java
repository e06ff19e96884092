package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "While a goroutine waits in a queue, no P is idle for ever.",
    why = "A goroutine waits for ever although a processor has nothing to do.",
    reliesOn = {
      "runtime/proc.go:2422 wakep",
      "runtime/proc.go:2782 findRunnable",
      "runtime/proc.go:2269 startm"
    })
final class IdleProcessorFindsWork extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> workWaits(s, constants.processors())));
  }

  private static boolean workWaits(State s, int processors) {
    if (s.sched.pidle().isEmpty()) {
      return false;
    }
    if (!s.sched.runq().isEmpty()) {
      return true;
    }
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runnext(pp) >= 0 || !s.p.runq(pp).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
