package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;

/**
 * {@code spec/StartTheWorld.tla}: {@code runtime/proc.go} startTheWorld, startTheWorldWithSema and
 * procresize, which gives every P back to somebody.
 */
final class StartTheWorld extends Runtime {

  StartTheWorld(Model model) {
    super(model);
  }

  /** The length of {@code Busy(mp)}: other Ps that have goroutines in their queue. */
  private int busy(int mp) {
    int busy = 0;
    for (int pp = 0; pp < constants.processors(); pp++) {
      if (isBusy(mp, pp)) {
        busy++;
      }
    }
    return busy;
  }

  private boolean isBusy(int mp, int pp) {
    return pp != s.m.p(mp) && !model.processors.runqempty(pp);
  }

  /** How many threads startm can still make. */
  private int absent() {
    int absent = 0;
    for (int mq = 0; mq < constants.machines(); mq++) {
      if (!in(ThreadSet.CM, mq) && s.thread.pc(mq) == ThreadPc.absent) {
        absent++;
      }
    }
    return absent;
  }

  /** startTheWorldWithSema, under sched.lock: procresize; sched.gcwaiting = 0. */
  boolean startTheWorld_procresize(int mp) {
    if (!(at(mp, is(Switch.GrowsAllp) ? ThreadPc.procresize : ThreadPc.worldStopped)
        && (schedUnlocked() || s.sched.lock() == mp)
        && !model.worldsema.switchesUser(s.m.curg(mp))
        && busy(mp) - Math.min(busy(mp), s.sched.midle().length()) <= absent())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    sysmonWoken();
    s.sched.lock(NIL);
    s.sched.pidle().clear();
    s.thread.ps(mp).clear();
    for (int pp = 0; pp < constants.processors(); pp++) {
      if (pp == s.m.p(mp)) {
        s.p.status(pp, PStatus.Running);
      } else {
        s.p.status(pp, PStatus.Idle);
        (isBusy(mp, pp) ? s.thread.ps(mp) : s.sched.pidle()).append(pp);
      }
    }
    for (int pp = constants.processors() - 1; pp >= 0; pp--) {
      if (isBusy(mp, pp)) {
        s.p.m(pp, s.sched.midle().isEmpty() ? NIL : s.sched.midle().removeHead());
      } else if (pp != s.m.p(mp)) {
        s.p.m(pp, NIL);
      }
    }
    s.sched.gcwaiting(fault(Fault.startTheWorldKeepsGcwaiting));
    s.thread.pc(mp, ThreadPc.startTheWorld_nextp);
    s.thread.g(mp, G0);
    return true;
  }

  /** startTheWorldWithSema: p.m = 0; mp.nextp = p; notewakeup(&mp.park). */
  boolean startTheWorld_nextp(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp)
        && !s.thread.ps(mp).isEmpty()
        && s.p.m(s.thread.ps(mp).head()) != NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.ps(mp).removeHead();
    int nmp = s.p.m(pp);
    s.p.m(pp, NIL);
    s.m.nextp(nmp, pp);
    s.m.park(nmp, true);
    return true;
  }

  /** startTheWorldWithSema: newm(nil, p, -1). */
  boolean startTheWorld_newm(int mp, int nmp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp)
        && !s.thread.ps(mp).isEmpty()
        && s.p.m(s.thread.ps(mp).head()) == NIL
        && s.thread.pc(nmp) == ThreadPc.absent
        && !in(ThreadSet.CM, nmp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(nmp, s.thread.ps(mp).removeHead());
    if (model.newm.hasSteps) {
      called(mp, ThreadPc.newm_lockedExt, ThreadPc.startTheWorld_nextp);
      s.thread.mp(mp, nmp);
      s.thread.pc(nmp, ThreadPc.allocated);
    } else {
      model.minit.cloned(nmp, ThreadPc.acquirep_m_p, ThreadPc.acquirep_nextp, ThreadPc.schedule);
    }
    return true;
  }

  /** startTheWorldWithSema: wakep(). */
  boolean startTheWorld_wakep(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_nextp) && s.thread.ps(mp).isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    called(
        mp,
        ThreadPc.wakep,
        in(Role.DisablesUser, s.m.curg(mp))
            ? ThreadPc.gcStart_semrelease
            : ThreadPc.startTheWorld_semrelease);
    return true;
  }

  /** startTheWorld: acquirem; m.preemptoff = ""; semrelease1(&worldsema, true). */
  boolean startTheWorld_semrelease(int mp) {
    if (!(at(mp, ThreadPc.startTheWorld_semrelease) && model.worldsema.firstWaiterHasParked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.preemptoff(mp, false);
    s.m.locks(mp, s.m.locks(mp) + 1);
    int firstWaiter = model.worldsema.semrelease(true);
    if (firstWaiter != NIL) {
      model.worldsema.readiesFirstWaiter(mp, firstWaiter, ThreadPc.startTheWorld_releasem);
    } else {
      s.thread.pc(mp, ThreadPc.startTheWorld_releasem);
      s.thread.g(mp, s.m.curg(mp));
    }
    return true;
  }

  /** startTheWorld: releasem. */
  boolean startTheWorld_releasem(int mp) {
    if (!at(mp, ThreadPc.startTheWorld_releasem)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    model.acquirem.restoreRequest(mp);
    s.m.locks(mp, s.m.locks(mp) - 1);
    backInLoop(mp);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }
}
