package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WorkConservation",
    sentence =
        "nmspinning counts the Ms that spin and those that are about to be started for that.",
    why =
        "While the count is too high nobody is woken for new work; where it is negative the runtime throws.",
    reliesOn = {
      "runtime/proc.go:2427 wakep",
      "runtime/proc.go:2772 findRunnable",
      "runtime/proc.go:3105 resetspinning",
      "runtime/proc.go:2296 startm"
    })
final class NmspinningCounts extends CataloguedInvariant {

  NmspinningCounts(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.spinning(mp)) {
        count++;
      }
    }
    for (int t = 0; t < threads; t++) {
      if (s.thread.spinning(t)) {
        count++;
      }
    }
    return s.sched.nmspinning() == count;
  }

  @Override
  boolean matters() {
    return s.sched.nmspinning() > 0;
  }
}
