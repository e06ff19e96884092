package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "No processor is idle for ever while a goroutine can run.",
    why = "A goroutine waits for ever although a processor has nothing to do.",
    reliesOn = {"runtime/proc.go:2422 wakep", "runtime/proc.go:2782 findRunnable"})
final class WorkIsDone extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> runnableWaits(s, constants.goroutines())));
  }

  /** {@code WorkWaits} of {@code spec/Contract.tla}. */
  private static boolean runnableWaits(State s, int goroutines) {
    if (s.sched.pidle().isEmpty()) {
      return false;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Runnable) {
        return true;
      }
    }
    return false;
  }
}
