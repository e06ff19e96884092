package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.TimerStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Timers",
    sentence = "No goroutine is descheduled while it modifies a timer.",
    why =
        "Whoever comes to run that timer waits for the goroutine with a P in hand; if that is the only P, for ever.",
    reliesOn = {"runtime/time.go:818 runtimer", "runtime/time.go:455 modtimer"})
final class TimerModifierRuns extends CataloguedInvariant {

  TimerModifierRuns(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    if (!matters()) {
      return true;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (constants.has(Role.ResetsTimers, gp) && s.g.status(gp) == GStatus.Running) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    return s.sched.timerStatus() == TimerStatus.Modifying;
  }
}
