package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/**
 * {@code spec/Refinement.tla}: what the contract sees of a goroutine, as functions of any state.
 */
public final class Abstraction {

  /** What {@code state} of {@code spec/Contract.tla} says of a goroutine. */
  public enum Progress {
    runnable,
    running,
    blocked,
    outside,
    ended
  }

  /** The cases of {@code PlaceOf}: what says where a goroutine's next instruction is. */
  enum PlaceSource {
    /** Nothing: it has called the runtime, or has ended. */
    InCall,
    /** resumePC and asyncPreempt's save area. */
    SaveArea,
    /** resumePC and its thread's registers. */
    Pushed,
    /** Its thread. */
    Thread,
    /** gp.sched. */
    Sched
  }

  private static final Places SCHED_COUNTS =
      Places.of(Place.COOPERATIVE)
          .with(
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
  private final int machines;

  public Abstraction(Configuration constants) {
    this.constants = constants;
    machines = constants.machines();
  }

  /** {@code StateOf(gp)}. */
  public Progress stateOf(State s, int gp) {
    return switch (s.g.status(gp)) {
      case Runnable -> Progress.runnable;
      case Running, Copystack -> Progress.running;
      case Waiting, Preempted -> Progress.blocked;
      case Syscall -> Progress.outside;
      case Dead -> constants.has(Role.CG, gp) ? Progress.outside : Progress.ended;
    };
  }

  /** {@code RequestedOf(gp)}. */
  public boolean requestedOf(State s, int gp) {
    if (s.g.preemptStop(gp) || s.g.preempt(gp) || s.g.stackPreempt(gp) && !s.g.throwsplit(gp)) {
      return true;
    }
    int mp = s.g.m(gp);
    return mp != NIL && s.m.p(mp) != NIL && s.p.preempt(s.m.p(mp));
  }

  /** {@code LooksAt(gp)}, bit by bit. */
  public int looksAt(State s, int gp) {
    int targets = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp
          && s.thread.suspendGp(mp) != NIL
          && s.thread.programPc(mp) != ThreadPc.markroot) {
        targets |= 1 << s.thread.suspendGp(mp);
      }
    }
    return targets;
  }

  /** {@code Held(gp)}. */
  public boolean held(State s, int gp) {
    GStatus status = s.g.status(gp);
    return s.g.scan(gp)
        && (status == GStatus.Runnable || status == GStatus.Waiting || status == GStatus.Syscall);
  }

  /** {@code PlaceOf(gp) = InCall}. */
  public boolean inCall(State s, int gp) {
    return placeSource(s, gp, runner(s, gp)) == PlaceSource.InCall;
  }

  /** {@code CHOOSE mp \in M : m[mp].curg = gp}, which is TLC's first; NIL if there is none. */
  int runner(State s, int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp) {
        return mp;
      }
    }
    return NIL;
  }

  /**
   * Which case of {@code PlaceOf(gp)} applies.
   *
   * @param runner whose current goroutine it is, NIL for nobody's
   */
  PlaceSource placeSource(State s, int gp, int runner) {
    if (s.g.status(gp) == GStatus.Dead) {
      return PlaceSource.InCall;
    }
    if (s.g.stackRegisters(gp) != RegisterFile.NIL) {
      return PlaceSource.SaveArea;
    }
    if (runner != NIL) {
      if (s.g.resumePC(gp) != null) {
        return PlaceSource.Pushed;
      }
      ThreadPc pc = s.thread.programPc(runner);
      if (pc.isUser()) {
        return PlaceSource.Thread;
      }
      if (!SCHED_COUNTS.contains(pc)) {
        return PlaceSource.InCall;
      }
    }
    ThreadPc sched = s.g.sched(gp);
    return sched == ThreadPc.entry || sched == ThreadPc.prologue
        ? PlaceSource.Sched
        : PlaceSource.InCall;
  }
}
