package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * GODEBUG=gcstoptheworld=1: {@code runtime/mgc.go} gcStart disables the user's goroutines, {@code
 * spec/SchedDisable.tla}.
 */
final class SchedDisable extends Runtime {

  SchedDisable(Model model) {
    super(model);
  }

  private int gcStartLocks() {
    return fault(Fault.gcStartIsPreemptible) ? 0 : 1;
  }

  /** schedEnableUser; and gcStart's acquirem. */
  boolean schedEnableUser(int mp) {
    if (!(at(mp, ThreadPc.worldStopped)
        && schedUnlocked()
        && model.worldsema.switchesUser(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.disableUser()) {
      s.sched.disableUser(false);
      while (!s.sched.disabled().isEmpty() && !fault(Fault.schedEnableUserKeepsDisabled)) {
        s.sched.runq().append(s.sched.disabled().removeHead());
      }
    } else {
      s.sched.disableUser(true);
      s.m.preemptoff(mp, false);
      s.m.locks(mp, s.m.locks(mp) + gcStartLocks());
    }
    return true;
  }

  /** gcStart calls semrelease, whose stack check finds too little stack. */
  boolean gcStart_morestack(int mp) {
    if (!(at(mp, ThreadPc.gcStart_semrelease) && model.cooperative.tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.sched(s.m.curg(mp), ThreadPc.gcStart_semrelease);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.newstack);
    s.thread.g(mp, G0);
    return true;
  }

  /** gcStart: semrelease(&amp;worldsema). */
  boolean gcStart_semrelease(int mp) {
    if (!(at(mp, ThreadPc.gcStart_semrelease)
        && !model.cooperative.tooLittleStack(s.m.curg(mp))
        && model.worldsema.firstWaiterHasParked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int firstWaiter = model.worldsema.semrelease(false);
    if (firstWaiter != NIL) {
      model.worldsema.readiesFirstWaiter(mp, firstWaiter, ThreadPc.gcStart_Gosched);
    } else {
      s.thread.pc(mp, ThreadPc.gcStart_Gosched);
      s.thread.g(mp, s.m.curg(mp));
    }
    return true;
  }

  /** gcStart: releasem; Gosched. */
  boolean gcStart_Gosched(int mp) {
    if (!(at(mp, ThreadPc.gcStart_Gosched))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.m.locks(mp, s.m.locks(mp) - gcStartLocks());
    s.g.sched(gp, ThreadPc.loop0);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.goschedImpl);
    s.thread.g(mp, G0);
    s.thread.gp(mp, gp);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** schedule: a goroutine that is disabled waits in sched.disable.runnable. */
  boolean schedule_disable(int mp) {
    if (!(at(mp, ThreadPc.schedule_disable) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    if (s.sched.disableUser() && !in(Role.SystemG, gp)) {
      s.sched.disabled().append(gp);
      s.thread.pc(mp, ThreadPc.schedule);
      s.thread.ret(mp).clear();
      s.thread.gp(mp, NIL);
      s.thread.inherit(mp, false);
    } else {
      returned(mp);
    }
    return true;
  }
}
