package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "Once stopTheWorld has returned, the stopper is alone.",
    why =
        "Whoever stopped the world changes what all goroutines use, GOMAXPROCS or the collector's phase, while one of them runs.",
    reliesOn = {
      "runtime/proc.go:1235 stopTheWorldWithSema",
      "runtime/proc.go:4803 procresize",
      "runtime/proc.go:1258 startTheWorldWithSema"
    })
final class StoppedMeansStopped extends StoppedWorldPredicates {

  StoppedMeansStopped(Model model) {
    super(model);
  }

  private boolean worldIsStopped(int mp) {
    ThreadPc pc = programPC(mp);
    return pc == ThreadPc.stopTheWorld_stopped || pc == ThreadPc.worldStopped;
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (worldIsStopped(mp) && !(notStopped() == 0 && isAlone(mp))) {
        return false;
      }
    }
    return true;
  }

  private boolean isAlone(int mp) {
    for (int mq = 0; mq < machines; mq++) {
      if (mq != mp
          && !(s.m.p(mq) == NIL
              && s.m.nextp(mq) == NIL
              && s.thread.pp(mq) == NIL
              && !ON_G_STACK.contains(programPC(mq)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (worldIsStopped(mp)) {
        for (int mq = 0; mq < machines; mq++) {
          if (mq != mp && s.m.curg(mq) == NIL) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
