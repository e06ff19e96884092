package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.RegisterFile.StackTop;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.AbstractState.World;

/**
 * {@code spec/Refinement.tla}: each variable of the contract as a function of the working state,
 * and which places a goroutine's own instruction leads from and to.
 */
final class Refinement extends Predicates {

  private static final Role[] MAY_CALL = {
    Role.LocksM,
    Role.Pins,
    Role.Syscalls,
    Role.BlockingSyscalls,
    Role.Parks,
    Role.Yields,
    Role.Readies,
    Role.Wakes,
    Role.Exits,
    Role.Systemstacks,
    Role.SwitchesOff,
    Role.Suspends,
    Role.StopsTheWorld,
    Role.RunsForEachP,
    Role.LocksOSThread,
    Role.Execs,
    Role.ResetsTimers,
    Role.AllocatesSpans,
    Role.CG
  };

  /** A place that resumePC alone could name, and does not. */
  private static final int NO_PC = -2;

  private final Abstraction abstraction;
  private final RegisterFile registerFile;
  private final int mayCall;
  private final int callInLoop;
  private final int prologueCalls;

  Refinement(Model model) {
    super(model);
    abstraction = new Abstraction(constants);
    registerFile = model.registerFile();
    int may = 0;
    for (Role role : MAY_CALL) {
      may |= constants.members(role);
    }
    mayCall = may;
    prologueCalls =
        constants.members(Role.LocksM)
            | constants.members(Role.Pins)
            | constants.members(Role.ResetsTimers);
    callInLoop = prologueCalls | constants.members(Role.Calls);
  }

  /** The abstract variables of the working state. */
  void map(AbstractState to) {
    to.requested = 0;
    to.held = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      to.state[gp] = abstraction.stateOf(s, gp);
      to.looksAt[gp] = abstraction.looksAt(s, gp);
      to.requested |= abstraction.requestedOf(s, gp) ? 1 << gp : 0;
      to.held |= abstraction.held(s, gp) ? 1 << gp : 0;
      place(gp, to);
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

  /** {@code PlaceOf(gp)}. */
  private void place(int gp, AbstractState to) {
    int mp = abstraction.runner(s, gp);
    switch (abstraction.placeSource(s, gp, mp)) {
      case InCall -> {
        to.placePC[gp] = AbstractState.CALL;
        to.placeRegisters[gp] = RegisterFile.CLOBBERED;
      }
      case SaveArea ->
          placeAt(
              gp,
              s.g.resumePC(gp),
              RegisterFile.moveSP(s.g.stackRegisters(gp), StackTop.saveArea, StackTop.user),
              to);
      case Pushed ->
          placeAt(
              gp,
              s.g.resumePC(gp),
              RegisterFile.moveSP(registers(mp), StackTop.asyncPreempt, StackTop.user),
              to);
      case Thread -> placeAt(gp, s.thread.programPc(mp), registers(mp), to);
      case Sched -> {
        ThreadPc pc = s.g.sched(gp) == ThreadPc.entry ? ThreadPc.loop0 : ThreadPc.prologue;
        placeAt(gp, pc, registerFile.registersOf(gp, pc), to);
      }
    }
  }

  /** The program's, which stand in the frame during a handler. */
  private long registers(int mp) {
    return s.thread.hasFrame(mp) ? s.thread.frameRegisters(mp) : s.thread.registers(mp);
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
        || (callInLoop >> own & 1) != 0 && callLeads(own, pc, to, gp)
        || constants.has(Role.WritesPointers, own) && barrierLeads(own, pc, to, gp);
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

  /** From the loop to a write barrier, and back. */
  private boolean barrierLeads(int own, ThreadPc pc, AbstractState to, int gp) {
    return switch (pc) {
      case loop0 ->
          isPlaceIn(own, ThreadPc.writeBarrier_off, to, gp)
              || isPlaceIn(own, ThreadPc.writeBarrier_on, to, gp);
      case writeBarrier_off, writeBarrier_on -> isPlaceIn(own, ThreadPc.loop0, to, gp);
      default -> false;
    };
  }

  private boolean isPlaceIn(int own, ThreadPc pc, AbstractState in, int gp) {
    return in.placePC[gp] == pc.ordinal()
        && in.placeRegisters[gp] == registerFile.registersOf(own, pc);
  }
}
