package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/**
 * {@code spec/WorkConservation.tla}: no goroutine waits in a queue while a processor has nothing to
 * do.
 */
final class WorkConservationInvariants extends Predicates {

  private static final Places OUTSIDE_SCHEDULER =
      Places.of(Place.LOOP, Place.PROLOGUE).with(ThreadPc.absent, ThreadPc.syscall);
  private static final Places STARTS_NOBODY =
      Places.of(Place.SYSMON, Place.REQUESTER).with(ThreadPc.absent);

  WorkConservationInvariants(Model model) {
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

  boolean workConserved() {
    if (workConservedMatters()) {
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

  boolean workConservedMatters() {
    return !s.sched.pidle().isEmpty() && nobodySchedules();
  }

  boolean nmspinningCounts() {
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

  boolean nmspinningCountsMatters() {
    return s.sched.nmspinning() > 0;
  }

  boolean parkedWaits() {
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

  boolean parkedWaitsMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.parked(gp)) {
        return true;
      }
    }
    return false;
  }
}
