package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.AbstractState.Progress;
import dev.tightloop.properties.invariants.AbstractState.World;

/**
 * {@code spec/Refinement.tla}: each variable of the contract as a function of the working state,
 * and which places a goroutine's own instruction leads from and to.
 */
final class Refinement extends Predicates {

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

  private static final Role[] MAY_CALL = {
    Role.LocksM,
    Role.Pins,
    Role.Syscalls,
    Role.BlockingSyscalls,
    Role.Parks,
    Role.Yields,
    Role.Readies,
    Role.Exits,
    Role.Suspends,
    Role.StopsTheWorld,
    Role.RunsForEachP,
    Role.CG
  };

  /** A place that resumePC alone could name, and does not. */
  private static final int NO_PC = -2;

  private final RegisterFile registerFile;
  private final int mayCall;
  private final int callInLoop;
  private final int prologueCalls;

  Refinement(Model model) {
    super(model);
    registerFile = model.registerFile();
    int may = 0;
    for (Role role : MAY_CALL) {
      may |= constants.members(role);
    }
    mayCall = may;
    prologueCalls = constants.members(Role.LocksM) | constants.members(Role.Pins);
    callInLoop = prologueCalls | constants.members(Role.Calls);
  }

  /** The abstract variables of the working state. */
  void map(AbstractState to) {
    for (int gp = 0; gp < goroutines; gp++) {
      to.state[gp] = stateOf(s.g.status(gp), gp);
      to.looksAt[gp] = 0;
      place(gp, to);
    }
    to.requested = 0;
    to.held = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      to.requested |= requestedOf(gp) ? 1 << gp : 0;
      to.held |= held(gp) ? 1 << gp : 0;
    }
    for (int mp = 0; mp < machines; mp++) {
      int looker = s.m.curg(mp);
      int target = s.thread.suspendGp(mp);
      if (looker != NIL && target != NIL && programPC(mp) != ThreadPc.markroot) {
        to.looksAt[looker] |= 1 << target;
      }
    }
    to.idle = s.sched.pidle().members();
    to.pidleLength = s.sched.pidle().length();
    boolean gcwaiting = s.sched.gcwaiting();
    to.world =
        !gcwaiting ? World.started : s.sched.stopwait() == 0 ? World.stopped : World.stopping;
    to.stopper = gcwaiting ? stopper(s.sched.worldsema()) : 0;
  }

  private static int stopper(int worldsema) {
    return worldsema == NIL ? AbstractState.NOBODY : 1 << worldsema;
  }

  private Progress stateOf(GStatus status, int gp) {
    return switch (status) {
      case Runnable -> Progress.runnable;
      case Running, Copystack -> Progress.running;
      case Waiting, Preempted -> Progress.blocked;
      case Syscall -> Progress.outside;
      case Dead -> constants.has(Role.CG, gp) ? Progress.outside : Progress.ended;
    };
  }

  private boolean requestedOf(int gp) {
    if (s.g.preemptStop(gp) || s.g.preempt(gp) || s.g.stackPreempt(gp) && !s.g.throwsplit(gp)) {
      return true;
    }
    int mp = s.g.m(gp);
    return mp != NIL && s.m.p(mp) != NIL && s.p.preempt(s.m.p(mp));
  }

  private boolean held(int gp) {
    GStatus status = s.g.status(gp);
    return s.g.scan(gp)
        && (status == GStatus.Runnable || status == GStatus.Waiting || status == GStatus.Syscall);
  }

  /** {@code PlaceOf(gp)}. */
  private void place(int gp, AbstractState to) {
    if (s.g.status(gp) == GStatus.Dead) {
      inCall(gp, to);
    } else if (s.g.stackRegisters(gp) != RegisterFile.NIL) {
      placeAt(
          gp,
          s.g.resumePC(gp),
          RegisterFile.moveSP(s.g.stackRegisters(gp), StackTop.saveArea, StackTop.user),
          to);
    } else {
      int mp = runner(gp);
      if (mp == NIL) {
        placeInSched(gp, to);
      } else {
        placeOnThread(gp, mp, to);
      }
    }
  }

  /** {@code CHOOSE mp \in M : m[mp].curg = gp}, which is TLC's first. */
  private int runner(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp) {
        return mp;
      }
    }
    return NIL;
  }

  private void placeOnThread(int gp, int mp, AbstractState to) {
    boolean interrupted = s.thread.hasFrame(mp);
    ThreadPc pc = interrupted ? s.thread.framePc(mp) : s.thread.pc(mp);
    long registers = interrupted ? s.thread.frameRegisters(mp) : s.thread.registers(mp);
    if (s.g.resumePC(gp) != null) {
      placeAt(
          gp,
          s.g.resumePC(gp),
          RegisterFile.moveSP(registers, StackTop.asyncPreempt, StackTop.user),
          to);
    } else if (pc.isUser()) {
      placeAt(gp, pc, registers, to);
    } else if (SCHED_COUNTS.contains(pc)) {
      placeInSched(gp, to);
    } else {
      inCall(gp, to);
    }
  }

  private void placeInSched(int gp, AbstractState to) {
    ThreadPc sched = s.g.sched(gp);
    if (sched == ThreadPc.entry) {
      placeAt(gp, ThreadPc.loop0, registerFile.registersOf(gp, ThreadPc.loop0), to);
    } else if (sched == ThreadPc.prologue) {
      placeAt(gp, ThreadPc.prologue, registerFile.registersOf(gp, ThreadPc.prologue), to);
    } else {
      inCall(gp, to);
    }
  }

  private static void inCall(int gp, AbstractState to) {
    to.placePC[gp] = AbstractState.CALL;
    to.placeRegisters[gp] = RegisterFile.CLOBBERED;
  }

  private static void placeAt(int gp, ThreadPc pc, long registers, AbstractState to) {
    to.placePC[gp] = pc == null ? NO_PC : pc.ordinal();
    to.placeRegisters[gp] = registers;
  }

  /** {@code <<from.place[gp], to.place[gp]>> \in OwnInstructions}, of whichever goroutine. */
  boolean isOwnInstruction(AbstractState from, AbstractState to, int gp) {
    for (int own = 0; own < goroutines; own++) {
      if (isOwnInstruction(own, from, to, gp)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOwnInstruction(int own, AbstractState from, AbstractState to, int gp) {
    int at = from.placePC[gp];
    if (at == AbstractState.CALL) {
      return (mayCall >> own & 1) != 0 && isPlaceIn(own, ThreadPc.loop0, to, gp);
    }
    if (at < 0 || at >= ThreadPc.USER_PLACES || !isPlaceIn(own, ThreadPc.of(at), from, gp)) {
      return false;
    }
    ThreadPc pc = ThreadPc.of(at);
    if (to.placePC[gp] == AbstractState.CALL) {
      int calls = pc == ThreadPc.loop0 ? mayCall : pc == ThreadPc.prologue ? prologueCalls : 0;
      return (calls >> own & 1) != 0;
    }
    return pc.isLoop() && isPlaceIn(own, constants.following(pc), to, gp)
        || isPlaceIn(own, constants.resumePC(pc), to, gp)
        || (callInLoop >> own & 1) != 0 && callLeads(own, pc, to, gp);
  }

  /** From the loop to a prologue, on to its branch, and back. */
  private boolean callLeads(int own, ThreadPc pc, AbstractState to, int gp) {
    return switch (pc) {
      case loop0, prologue_JLS -> isPlaceIn(own, ThreadPc.prologue, to, gp);
      case prologue ->
          isPlaceIn(own, ThreadPc.prologue_JLS, to, gp) || isPlaceIn(own, ThreadPc.loop0, to, gp);
      default -> false;
    };
  }

  private boolean isPlaceIn(int own, ThreadPc pc, AbstractState in, int gp) {
    return in.placePC[gp] == pc.ordinal()
        && in.placeRegisters[gp] == registerFile.registersOf(own, pc);
  }
}
