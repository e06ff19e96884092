package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/**
 * {@code spec/StoppedWorld.tla}: while stopTheWorld stops the world, and until it has started
 * again.
 */
final class StoppedWorldInvariants extends Predicates {

  private static final Places OWN = Places.of(ThreadPc.stopTheWorld_own);
  private static final Places SLEEPS = Places.of(ThreadPc.stopTheWorld_notetsleep);
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

  StoppedWorldInvariants(Model model) {
    super(model);
  }

  private int notStopped() {
    int count = 0;
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.status(pp) != PStatus.Gcstop) {
        count++;
      }
    }
    return count;
  }

  boolean stopwaitCounts() {
    return s.sched.stopwait() == (s.sched.gcwaiting() ? notStopped() : 0);
  }

  boolean stopwaitCountsMatters() {
    return s.sched.gcwaiting();
  }

  boolean gcstopOnlyWhileStopping() {
    return s.sched.gcwaiting() || notStopped() == processors;
  }

  boolean gcstopOnlyWhileStoppingMatters() {
    return notStopped() < processors;
  }

  boolean noIdlePWhileStopping() {
    return !noIdlePWhileStoppingMatters() || s.sched.pidle().isEmpty();
  }

  boolean noIdlePWhileStoppingMatters() {
    return s.sched.gcwaiting() && s.sched.lock() == NIL;
  }

  private boolean stillTakes(int mp, int pp) {
    ThreadPc pc = programPC(mp);
    return within(mp, OWN)
        || pc == ThreadPc.stopTheWorld_syscall && s.thread.ps(mp).contains(pp)
        || pc == ThreadPc.reentersyscall_gcwaiting && s.m.oldp(mp) == pp;
  }

  private boolean somebodyTakes(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (stillTakes(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  boolean syscallPsStop() {
    if (s.sched.gcwaiting()) {
      for (int pp = 0; pp < processors; pp++) {
        if (s.p.status(pp) == PStatus.Syscall && !somebodyTakes(pp)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean syscallPsStopMatters() {
    if (s.sched.gcwaiting()) {
      for (int pp = 0; pp < processors; pp++) {
        if (s.p.status(pp) == PStatus.Syscall) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean worldIsStopped(int mp) {
    ThreadPc pc = programPC(mp);
    return pc == ThreadPc.stopTheWorld_stopped || pc == ThreadPc.worldStopped;
  }

  boolean stoppedMeansStopped() {
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

  boolean stoppedMeansStoppedMatters() {
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

  boolean oneStopper() {
    int holder = s.sched.worldsema();
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) != holder && within(mp, HOLDS_WORLDSEMA)) {
        return false;
      }
    }
    return !s.sched.gcwaiting() || holder != NIL;
  }

  boolean oneStopperMatters() {
    return s.sched.gcwaiting() && !s.sched.semawaiters().isEmpty();
  }

  boolean stopperWaits() {
    for (int mp = 0; mp < machines; mp++) {
      if (!s.m.preemptoff(mp) && within(mp, STOPPER)) {
        return false;
      }
      if (within(mp, SLEEPS)
          && !(s.g.status(s.m.curg(mp)) == GStatus.Waiting && s.thread.g(mp) == Configuration.G0)) {
        return false;
      }
    }
    return true;
  }

  boolean stopperWaitsMatters() {
    return someMachineAt(ThreadPc.stopTheWorld_notetsleep);
  }

  private boolean somebodySleeps() {
    for (int mp = 0; mp < machines; mp++) {
      if (within(mp, SLEEPS)) {
        return true;
      }
    }
    return false;
  }

  boolean stopnoteWakes() {
    return s.sched.stopnote() == (s.sched.stopwait() == 0) || !somebodySleeps();
  }

  boolean stopnoteWakesMatters() {
    return s.sched.stopwait() == 0 && somebodySleeps();
  }

  boolean noThrowStopTheWorld() {
    if (s.sched.stopnote() && !somebodySleeps()) {
      return false;
    }
    for (int mp = 0; mp < machines; mp++) {
      if (!noThrowStopTheWorld(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean noThrowStopTheWorld(int mp) {
    return switch (programPC(mp)) {
      case stopTheWorld_gcwaiting -> s.m.locks(mp) == 0;
      case stopTheWorld_stopped -> s.sched.stopwait() == 0 && notStopped() == 0;
      case gcstopm -> s.sched.gcwaiting();
      case gcstopm_stopwait -> !s.sched.stopnote();
      case startTheWorld_nextp -> {
        if (s.thread.ps(mp).isEmpty()) {
          yield true;
        }
        int mq = s.p.m(s.thread.ps(mp).head());
        yield mq == NIL || s.m.nextp(mq) == NIL && !s.m.park(mq);
      }
      default -> true;
    };
  }

  boolean noThrowStopTheWorldMatters() {
    return s.sched.stopnote();
  }
}
