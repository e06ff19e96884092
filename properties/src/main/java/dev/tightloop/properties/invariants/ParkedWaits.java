package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WorkConservation",
    sentence = "A goroutine is in a wait queue only while nobody runs or readies it.",
    why = "Who readies it would find another status and throw, or run it while it runs.",
    reliesOn = {
      "runtime/proc.go:855 ready",
      "runtime/proc.go:3348 park_m",
      "runtime/proc.go:372 goready"
    })
final class ParkedWaits extends CataloguedInvariant {

  ParkedWaits(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.parked(gp) && !(s.g.status(gp) == GStatus.Waiting && !isCurg(gp) && !isInHands(gp))) {
        return false;
      }
    }
    return true;
  }

  private boolean isInHands(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.gp(mp) == gp) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.parked(gp)) {
        return true;
      }
    }
    return false;
  }
}
