package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "The stopper cannot be preempted, and is Waiting while it waits for others.",
    why =
        "A collector that scans the stopper's stack would wait for the world while the stopper waits for the collector (golang/go#28695).",
    reliesOn = {
      "runtime/proc.go:1101 stopTheWorld",
      "runtime/proc.go:1089 stopTheWorld",
      "runtime/preempt.go:288 canPreemptM",
      "runtime/preempt.go:163 suspendG"
    })
final class StopperWaits extends StoppedWorldPredicates {

  /** {@code StopperPC}. */
  private static final Places STOPPER =
      Places.of(Place.STOP_THE_WORLD)
          .without(
              ThreadPc.stopTheWorld_semacquire,
              ThreadPc.startTheWorld_releasem,
              ThreadPc.preemptall,
              ThreadPc.gcstopm,
              ThreadPc.gcstopm_stopwait,
              ThreadPc.startTheWorld_semrelease);

  StopperWaits(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (!s.m.preemptoff(mp) && s.m.locks(mp) == 0 && within(mp, STOPPER)) {
        return false;
      }
      if (within(mp, SLEEPS)
          && !(s.g.status(s.m.curg(mp)) == GStatus.Waiting && s.thread.g(mp) == Configuration.G0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.stopTheWorld_notetsleep);
  }
}
