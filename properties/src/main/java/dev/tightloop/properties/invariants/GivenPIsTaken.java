package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Addtimer",
    sentence = "An M that has been given a P and still sleeps is about to be woken.",
    why =
        "If the goroutine that would wake it is preempted for a stop of the world, that P never stops and nobody runs the goroutine (golang/go#42237).",
    reliesOn = {
      "runtime/proc.go:2286 startm",
      "runtime/proc.go:2343 startm",
      "runtime/proc.go:2476 startlockedm"
    })
final class GivenPIsTaken extends CataloguedInvariant {

  GivenPIsTaken(Model model) {
    super(model);
  }

  private boolean asleepWithP(int mq) {
    return programPC(mq) == ThreadPc.mPark && s.m.nextp(mq) != NIL && !s.m.park(mq);
  }

  private boolean inHands(int mq) {
    for (int t = 0; t < threads; t++) {
      if (s.thread.mp(t) == mq) {
        return true;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      int gp = s.m.curg(mp);
      if (gp != NIL && s.m.locks(mp) > 0 && s.g.nmp(gp) == mq) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    for (int mq = 0; mq < machines; mq++) {
      if (asleepWithP(mq) && !inHands(mq)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mq = 0; mq < machines; mq++) {
      if (asleepWithP(mq)) {
        return true;
      }
    }
    return false;
  }
}
