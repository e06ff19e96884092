package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code spec/StopTheWorld.tla}: {@code runtime/proc.go} stopTheWorld and stopTheWorldWithSema. One
 * goroutine takes every P away from every other thread.
 */
final class StopTheWorld extends Runtime {

  StopTheWorld(Model model) {
    super(model);
  }

  /** stopTheWorld: semacquire(&worldsema); m.preemptoff = reason. */
  boolean stopTheWorld_semacquire(int mp) {
    if (!(model.worldsema.acquires(mp, Role.StopsTheWorld, ThreadPc.stopTheWorld_semacquire)
        && model.worldsema.mayStopTheWorld(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (model.worldsema.semacquireSucceeds(mp)) {
      model.worldsema.semacquireTakes(mp);
      s.m.preemptoff(mp, !fault(Fault.stopTheWorldForgetsPreemptoff));
      registers.callRuntime(s, mp);
      s.thread.pc(mp, ThreadPc.stopTheWorld_casgstatus);
      s.thread.registers(mp, RegisterFile.CLOBBERED);
    } else {
      model.worldsema.semacquireWaits(mp, ThreadPc.stopTheWorld_semacquire);
    }
    return true;
  }

  /** stopTheWorld on g0: casgstatus(gp, _Grunning, _Gwaiting). */
  boolean stopTheWorld_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!fault(Fault.stopTheWorldStaysRunning)) {
      s.g.status(s.m.curg(mp), GStatus.Waiting);
    }
    s.thread.pc(mp, ThreadPc.stopTheWorld_gcwaiting);
    s.thread.g(mp, G0);
    return true;
  }

  /** stopTheWorldWithSema: lock(&sched.lock); sched.stopwait = gomaxprocs; sched.gcwaiting = 1. */
  boolean stopTheWorld_gcwaiting(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_gcwaiting) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.lock(mp);
    s.sched.stopwait(constants.processors());
    s.sched.gcwaiting(true);
    model.preemptall.calledPreemptall(mp, ThreadPc.stopTheWorld_own);
    return true;
  }

  /** stopTheWorldWithSema: its own P's status = _Pgcstop; sched.stopwait--. */
  boolean stopTheWorld_own(int mp) {
    if (!at(mp, ThreadPc.stopTheWorld_own)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.status(s.m.p(mp), PStatus.Gcstop);
    s.sched.stopwait(s.sched.stopwait() - 1);
    model.preemptall.otherPs(mp);
    s.thread.pc(
        mp, s.thread.ps(mp).isEmpty() ? ThreadPc.stopTheWorld_idle : ThreadPc.stopTheWorld_syscall);
    return true;
  }

  /** stopTheWorldWithSema, for each P: CAS(&pp.status, _Psyscall, _Pgcstop). */
  boolean stopTheWorld_syscall(int mp) {
    if (!at(mp, ThreadPc.stopTheWorld_syscall)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int pp = s.thread.ps(mp).removeHead();
    if (s.p.status(pp) == PStatus.Syscall && !fault(Fault.stopTheWorldIgnoresSyscall)) {
      s.p.status(pp, PStatus.Gcstop);
      s.p.syscalltickEqual(pp, false);
      staleNotes(pp);
      s.sched.stopwait(s.sched.stopwait() - 1);
    }
    if (s.thread.ps(mp).isEmpty()) {
      s.thread.pc(mp, ThreadPc.stopTheWorld_idle);
    }
    return true;
  }

  /** stopTheWorldWithSema: every idle P's status = _Pgcstop; unlock(&sched.lock). */
  boolean stopTheWorld_idle(int mp) {
    if (!at(mp, ThreadPc.stopTheWorld_idle)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int stopwait = s.sched.stopwait() - s.sched.pidle().length();
    while (!s.sched.pidle().isEmpty()) {
      s.p.status(s.sched.pidle().removeHead(), PStatus.Gcstop);
    }
    s.sched.stopwait(stopwait);
    s.sched.lock(NIL);
    s.thread.pc(
        mp, stopwait > 0 ? ThreadPc.stopTheWorld_notetsleep : ThreadPc.stopTheWorld_stopped);
    return true;
  }

  /** stopTheWorldWithSema: notetsleep(&sched.stopnote, 100*1000) returned true; noteclear. */
  boolean stopTheWorld_noteclear(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_notetsleep) && s.sched.stopnote())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.stopnote(false);
    s.thread.pc(mp, ThreadPc.stopTheWorld_stopped);
    return true;
  }

  /** stopTheWorldWithSema: 100 microseconds are over; preemptall once more. */
  boolean stopTheWorld_retry(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_notetsleep)
        && !s.sched.stopnote()
        && !fault(Fault.stopTheWorldAsksOnce))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (fault(Fault.stopTheWorldWaitsOnce)) {
      s.thread.pc(mp, ThreadPc.stopTheWorld_stopped);
    } else {
      model.preemptall.calledPreemptall(mp, ThreadPc.stopTheWorld_notetsleep);
    }
    return true;
  }

  /** stopTheWorld: casgstatus(gp, _Gwaiting, _Grunning), and back to the goroutine's stack. */
  boolean stopTheWorld_return(int mp) {
    if (!(at(mp, ThreadPc.stopTheWorld_stopped) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Running);
    s.thread.pc(mp, ThreadPc.worldStopped);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }
}
