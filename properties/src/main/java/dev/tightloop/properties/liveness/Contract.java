package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import java.util.EnumSet;
import java.util.Set;

/** What {@code spec/Refinement.tla} says of a state, as far as the contract's promises need it. */
final class Contract {

  /** {@code SchedCounts} without those that {@code CooperativePC} adds. */
  private static final Set<ThreadPc> SCHED_COUNTS =
      EnumSet.of(
          ThreadPc.execute_m,
          ThreadPc.execute_casgstatus,
          ThreadPc.execute_preempt,
          ThreadPc.execute_stackguard0,
          ThreadPc.execute_schedtick,
          ThreadPc.gogo,
          ThreadPc.preemptPark,
          ThreadPc.goschedImpl,
          ThreadPc.dropg_m,
          ThreadPc.dropg_curg);

  private final Configuration constants;

  Contract(Configuration constants) {
    this.constants = constants;
  }

  /** {@code state[gp] = "running"}. */
  boolean running(State s, int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Running || status == GStatus.Copystack;
  }

  /** {@code state[gp] = "blocked"}. */
  boolean blocked(State s, int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Waiting || status == GStatus.Preempted;
  }

  /** {@code requested[gp]}. */
  boolean requested(State s, int gp) {
    int mp = s.g.m(gp);
    return s.g.preemptStop(gp)
        || s.g.preempt(gp)
        || s.g.stackPreempt(gp) && !s.g.throwsplit(gp)
        || mp >= 0 && s.m.p(mp) >= 0 && s.p.preempt(s.m.p(mp));
  }

  /** {@code looksAt[gp] # {}}. */
  boolean looks(State s, int gp) {
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (s.m.curg(mp) == gp
          && s.thread.programPc(mp) != ThreadPc.markroot
          && s.thread.suspendGp(mp) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code WorkWaits}: {@code idle # {}} while a goroutine is runnable. */
  boolean workWaits(State s) {
    if (s.sched.pidle().isEmpty()) {
      return false;
    }
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      if (s.g.status(gp) == GStatus.Runnable) {
        return true;
      }
    }
    return false;
  }

  /** {@code place[gp] \notin Asking}: it has called nothing. */
  boolean inOwnCode(State s, int gp) {
    if (s.g.status(gp) == GStatus.Dead) {
      return false;
    }
    if (s.g.stackRegisters(gp) != RegisterFile.NIL) {
      return true;
    }
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (s.m.curg(mp) == gp) {
        return inOwnCode(s, gp, mp);
      }
    }
    return schedInOwnCode(s, gp);
  }

  private boolean inOwnCode(State s, int gp, int mp) {
    if (s.g.resumePC(gp) != null) {
      return true;
    }
    ThreadPc pc = s.thread.programPc(mp);
    if (pc.isUser()) {
      return true;
    }
    boolean schedCounts = pc.place() == ThreadPc.Place.COOPERATIVE || SCHED_COUNTS.contains(pc);
    return schedCounts && schedInOwnCode(s, gp);
  }

  private boolean schedInOwnCode(State s, int gp) {
    ThreadPc sched = s.g.sched(gp);
    return sched == ThreadPc.entry || sched == ThreadPc.prologue;
  }
}
