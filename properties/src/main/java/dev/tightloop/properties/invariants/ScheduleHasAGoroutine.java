package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Scheduler",
    sentence = "What schedule executes is a goroutine that can run.",
    why =
        "execute would load through a nil pointer, or run a goroutine that waits or runs elsewhere (golang/go#38334).",
    reliesOn = {
      "runtime/proc.go:2517 execute",
      "runtime/proc.go:3252 schedule",
      "runtime/proc.go:2634 findRunnable"
    })
final class ScheduleHasAGoroutine extends CataloguedInvariant {

  ScheduleHasAGoroutine(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.execute_curg) {
        int gp = s.thread.gp(mp);
        if (gp == NIL || s.g.status(gp) != GStatus.Runnable) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.execute_curg);
  }
}
