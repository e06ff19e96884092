package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence =
        "One goroutine at a time stops the world or runs forEachP, the one that holds worldsema.",
    why =
        "Two stops would share one stopwait and one note: one of them starts a world that the other needs stopped.",
    reliesOn = {
      "runtime/proc.go:1087 stopTheWorld",
      "runtime/proc.go:1586 forEachP",
      "runtime/proc.go:1128 startTheWorld"
    })
final class OneStopper extends CataloguedInvariant {

  private static final Places HOLDS_WORLDSEMA =
      Places.of(Place.STOP_THE_WORLD, Place.FOR_EACH_P)
          .without(
              ThreadPc.stopTheWorld_semacquire,
              ThreadPc.forEachP_semacquire,
              ThreadPc.startTheWorld_releasem,
              ThreadPc.forEachP_end,
              ThreadPc.preemptall,
              ThreadPc.gcstopm,
              ThreadPc.gcstopm_stopwait,
              ThreadPc.runSafePointFn,
              ThreadPc.runSafePointFn_safePointWait);

  OneStopper(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    int holder = s.sched.worldsema();
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) != holder && within(mp, HOLDS_WORLDSEMA)) {
        return false;
      }
    }
    return !s.sched.gcwaiting() || holder != NIL;
  }

  @Override
  boolean matters() {
    return s.sched.gcwaiting() && !s.sched.semawaiters().isEmpty();
  }
}
