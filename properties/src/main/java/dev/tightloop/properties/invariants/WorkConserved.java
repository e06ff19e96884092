package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "WorkConservation",
    sentence =
        "Once the scheduler has come to rest, no P is idle while a goroutine waits in a queue; Go 1.19 does not keep this.",
    why =
        "A goroutine waits although a processor is free: latency without a reason, or, with a loop on the others, for ever (golang/go#45867).",
    reliesOn = {
      "runtime/proc.go:2422 wakep",
      "runtime/proc.go:2782 findRunnable",
      "runtime/proc.go:861 ready",
      "runtime/proc.go:3097 resetspinning"
    })
final class WorkConserved extends CataloguedInvariant {

  private static final Places OUTSIDE_SCHEDULER =
      Places.of(Place.LOOP, Place.PROLOGUE, Place.BARRIER)
          .with(ThreadPc.absent, ThreadPc.syscall, ThreadPc.syscall_failed);
  private static final Places STARTS_NOBODY =
      Places.of(Place.SYSMON, Place.REQUESTER).with(ThreadPc.absent);

  WorkConserved(Model model) {
    super(model);
  }

  private boolean nobodySchedules() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (!OUTSIDE_SCHEDULER.contains(pc) && (pc != ThreadPc.mPark || s.m.park(mp))) {
        return false;
      }
    }
    return STARTS_NOBODY.contains(programPC(constants.sysmon()));
  }

  @Override
  boolean holds() {
    if (matters()) {
      if (!s.sched.runq().isEmpty()) {
        return false;
      }
      for (int pp = 0; pp < processors; pp++) {
        if (hasLocalWork(pp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return !s.sched.pidle().isEmpty() && nobodySchedules();
  }
}
