package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code spec/Worldsema.tla}: who holds worldsema may stop the world or run forEachP. {@code
 * runtime/sema.go} semacquire1 and semrelease1 are a step each.
 */
final class Worldsema extends Runtime {

  Worldsema(Model model) {
    super(model);
  }

  /** {@code Acquires(mp, role, pc)}: for the first time, or woken by a semrelease. */
  boolean acquires(int mp, Role role, ThreadPc pc) {
    return mayDo(mp, role) || at(mp, pc);
  }

  /** {@code SwitchesUser(gp)}: its part of schedEnableUser is still to do. */
  boolean switchesUser(int gp) {
    return in(s.sched.disableUser() ? Role.EnablesUser : Role.DisablesUser, gp);
  }

  /** {@code MayStopTheWorld(gp)}: gcStart and gcMarkDone take turns. */
  boolean mayStopTheWorld(int gp) {
    return !(in(Role.DisablesUser, gp) || in(Role.EnablesUser, gp)) || switchesUser(gp);
  }

  /** {@code SemacquireSucceeds(mp)}. */
  boolean semacquireSucceeds(int mp) {
    int holder = s.sched.worldsema();
    return holder == NIL || holder == s.m.curg(mp) || fault(Fault.semacquireStores);
  }

  /** {@code SemacquireTakes(mp)}. */
  void semacquireTakes(int mp) {
    s.sched.worldsema(s.m.curg(mp));
  }

  /** {@code SemacquireWaits(mp, pc)}: in the queue; it tries again once it is woken. */
  void semacquireWaits(int mp, ThreadPc pc) {
    int gp = s.m.curg(mp);
    s.sched.semawaiters().append(gp);
    s.g.sched(gp, pc);
    registers.callRuntime(s, mp);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.park_m);
    s.thread.g(mp, G0);
    s.thread.gp(mp, gp);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
  }

  /** {@code FirstWaiterHasParked}. */
  boolean firstWaiterHasParked() {
    return s.sched.semawaiters().isEmpty() || s.g.parked(s.sched.semawaiters().head());
  }

  /**
   * {@code Semrelease(handoff)}.
   *
   * @return who was the first waiter, to be readied by {@link #readiesFirstWaiter}; NIL if nobody
   *     waited
   */
  int semrelease(boolean handoff) {
    if (s.sched.semawaiters().isEmpty()) {
      s.sched.worldsema(NIL);
      return NIL;
    }
    int firstWaiter = s.sched.semawaiters().removeHead();
    s.sched.worldsema(handoff ? firstWaiter : NIL);
    s.g.parked(firstWaiter, false);
    return firstWaiter;
  }

  /** {@code ![mp] = ReadiesFirstWaiter(mp, back)}: goready of the waiter, on g0. */
  void readiesFirstWaiter(int mp, int firstWaiter, ThreadPc back) {
    called(mp, ThreadPc.ready, back);
    s.thread.g(mp, G0);
    s.thread.gp(mp, firstWaiter);
  }
}
