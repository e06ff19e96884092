package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/** {@code spec/Invariants.tla}: what concerns all subsystems. */
final class MachineInvariants extends Predicates {

  private static final Places NOT_IN_SYSMONS_HANDS =
      Places.of(Place.SYSMON, Place.REQUESTER, Place.CHECKDEAD);
  private static final Places MAY_THROW =
      Places.of(
          ThreadPc.goschedImpl,
          ThreadPc.execute_casgstatus,
          ThreadPc.dropg_m,
          ThreadPc.releasep_m_p,
          ThreadPc.startlockedm_nextp,
          ThreadPc.startm_nextp,
          ThreadPc.startlockedm_notewakeup,
          ThreadPc.startm_notewakeup,
          ThreadPc.stopm,
          ThreadPc.acquirep_m_p);

  private final RegisterFile registerFile;
  private final Places safe;
  private final Places resumedAt;
  private final int sysmon;
  private final boolean go114;
  private final boolean externalSignals;
  private final boolean asyncPreemptOff;

  MachineInvariants(Model model) {
    super(model);
    registerFile = model.registerFile();
    safe = SafePointInvariants.safePlaces(operators, constants);
    resumedAt = SafePointInvariants.resumedAt(operators, constants);
    sysmon = constants.sysmon();
    go114 = constants.is(Switch.Go114);
    externalSignals = constants.is(Switch.ExternalSignals);
    asyncPreemptOff = constants.is(Switch.AsyncPreemptOff);
  }

  private boolean inSyscall(int mp, int pp) {
    return s.m.oldp(mp) == pp
        && s.m.syscalltickEqual(mp)
        && (s.p.status(pp) == PStatus.Syscall || programPC(mp) == ThreadPc.reentersyscall_status);
  }

  private boolean inHands(int t, int pp) {
    return s.thread.pp(t) == pp && (t != sysmon || !NOT_IN_SYSMONS_HANDS.contains(programPC(t)));
  }

  private boolean leaving(int mp, int pp) {
    if (s.m.p(mp) != pp && s.m.oldp(mp) != pp) {
      return false;
    }
    ThreadPc pc = programPC(mp);
    return pc == ThreadPc.reentersyscall_m_p || pc == ThreadPc.reentersyscall_status;
  }

  private boolean takenByStopper(int mp, int pp) {
    return s.p.status(pp) == PStatus.Gcstop
        && (s.p.m(pp) == NIL || s.p.m(pp) == mp)
        && s.m.curg(mp) != NIL
        && s.m.curg(mp) == s.sched.worldsema();
  }

  private boolean givenBackBy(int mp, int pp) {
    return programPC(mp) == ThreadPc.startTheWorld_nextp && s.thread.ps(mp).contains(pp);
  }

  private boolean givenBack(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (givenBackBy(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  private int owners(int pp) {
    int owners = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.p(mp) == pp
          || s.m.nextp(mp) == pp
          || inHands(mp, pp)
          || inSyscall(mp, pp)
          || takenByStopper(mp, pp)
          || givenBackBy(mp, pp)) {
        owners++;
      }
    }
    for (int t = machines; t < threads; t++) {
      if (inHands(t, pp)) {
        owners++;
      }
    }
    return owners;
  }

  boolean pOwner() {
    for (int pp = 0; pp < processors; pp++) {
      if (!pOwner(pp)) {
        return false;
      }
    }
    return true;
  }

  private boolean pOwner(int pp) {
    int timesIdle = s.sched.pidle().count(pp);
    if (owners(pp) + timesIdle != 1) {
      return false;
    }
    int mp = s.p.m(pp);
    PStatus status = s.p.status(pp);
    if (mp != NIL) {
      if (s.m.p(mp) != pp && s.thread.pp(mp) != pp && !givenBack(pp)) {
        return false;
      }
    } else if (status == PStatus.Running && !isOnItsWay(pp)) {
      return false;
    }
    if (status == PStatus.Syscall && (mp != NIL || !isInSyscall(pp))) {
      return false;
    }
    return timesIdle == 0 || mp == NIL && status == PStatus.Idle && !hasLocalWork(pp);
  }

  /** {@code (\E t \in Thread : InHands(t, pp)) \/ \E mp \in M : Leaving(mp, pp)}. */
  private boolean isOnItsWay(int pp) {
    for (int t = 0; t < threads; t++) {
      if (inHands(t, pp) || t < machines && leaving(t, pp)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInSyscall(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (inSyscall(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  boolean pOwnerMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.pp(mp) != NIL || s.m.nextp(mp) != NIL) {
        return true;
      }
    }
    return false;
  }

  boolean oneRunner() {
    for (int gp = 0; gp < goroutines; gp++) {
      int runners = 0;
      for (int mp = 0; mp < machines; mp++) {
        if (s.m.curg(mp) == gp) {
          runners++;
        }
      }
      if (runners > 1 || runners == 0 && s.g.status(gp) == GStatus.Running) {
        return false;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (ON_G_STACK.contains(programPC(mp)) && !runs(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean runs(int mp) {
    int gp = s.m.curg(mp);
    int pp = s.m.p(mp);
    return gp != NIL
        && s.g.status(gp) == GStatus.Running
        && s.g.m(gp) == mp
        && pp != NIL
        && s.p.m(pp) == mp
        && s.p.status(pp) == PStatus.Running;
  }

  boolean oneRunnerMatters() {
    return someG(GStatus.Running);
  }

  private boolean someG(GStatus status) {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == status) {
        return true;
      }
    }
    return false;
  }

  private int queues(int gp) {
    int count = s.sched.runq().count(gp);
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runnext(pp) == gp) {
        count++;
      }
      count += s.p.runq(pp).count(gp);
    }
    return count;
  }

  private int hands(int gp) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.gp(mp) == gp) {
        count++;
      }
    }
    int locked = constants.lockedm(gp);
    return locked != NIL && s.m.nextp(locked) != NIL ? count + 1 : count;
  }

  boolean exactlyOneRunQueue() {
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus status = s.g.status(gp);
      if (status == GStatus.Runnable) {
        if (queues(gp) + hands(gp) != 1) {
          return false;
        }
      } else if (status == GStatus.Running) {
        if (queues(gp) != 0) {
          return false;
        }
        for (int mp = 0; mp < machines; mp++) {
          if (s.thread.gp(mp) == gp && s.g.m(gp) != mp) {
            return false;
          }
        }
      }
    }
    return true;
  }

  boolean exactlyOneRunQueueMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Runnable && hands(gp) == 1) {
        return true;
      }
    }
    return false;
  }

  boolean lockedGRunsOnItsM() {
    for (int mp = 0; mp < machines; mp++) {
      int gp = s.m.curg(mp);
      if (gp != NIL) {
        int lockedm = constants.lockedm(gp);
        int lockedg = constants.lockedg(mp);
        if (lockedm != NIL && lockedm != mp || lockedg != NIL && lockedg != gp) {
          return false;
        }
      }
    }
    return true;
  }

  boolean lockedGRunsOnItsMMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) != NIL && constants.lockedm(s.m.curg(mp)) != NIL) {
        return true;
      }
    }
    return false;
  }

  int signalsOnTheWay(int mp) {
    int count = s.thread.pending(mp) ? 1 : 0;
    HandlerPc handler = s.thread.handler(mp);
    if (handler != HandlerPc.none && handler != HandlerPc.sigreturn) {
      count++;
    }
    for (int t = 0; t < threads; t++) {
      if (s.thread.requestM(t) == mp && programPC(t) == ThreadPc.preemptM_tgkill) {
        count++;
      }
    }
    return count;
  }

  boolean ackSound() {
    for (int mp = 0; mp < machines; mp++) {
      if (!go114 && !constants.has(ThreadSet.CM, mp) && !isAcknowledged(mp)) {
        return false;
      }
      if (s.thread.handler(mp) == HandlerPc.sigreturn
          && !asyncPreemptOff
          && s.m.preemptGen(mp) != 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isAcknowledged(int mp) {
    return externalSignals
        ? s.m.signalPending(mp) != 1 || signalsOnTheWay(mp) > 0
        : s.m.signalPending(mp) == signalsOnTheWay(mp);
  }

  boolean ackSoundMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (!constants.has(ThreadSet.CM, mp) && s.m.signalPending(mp) == 1) {
        return true;
      }
    }
    return false;
  }

  boolean safePointOnly() {
    for (int gp = 0; gp < goroutines; gp++) {
      ThreadPc resumePC = s.g.resumePC(gp);
      if (resumePC != null && !resumedAt.contains(resumePC)) {
        return false;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.handler(mp) == HandlerPc.pushCall
          && !(safe.contains(s.thread.framePc(mp)) && s.g.resumePC(s.m.curg(mp)) == null)) {
        return false;
      }
    }
    return true;
  }

  boolean safePointOnlyMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.resumePC(gp) != null) {
        return true;
      }
    }
    return false;
  }

  private boolean executes(int mp) {
    return s.thread.pc(mp).isUser() && s.thread.handler(mp) == HandlerPc.none;
  }

  /** Nobody's registers are right: SP names a goroutine. */
  boolean registersRestored() {
    for (int mp = 0; mp < machines; mp++) {
      if (executes(mp)) {
        int gp = s.m.curg(mp);
        if (gp == NIL
            || s.thread.g(mp) != gp
            || !registerFile.right(s.thread.registers(mp), gp, s.thread.pc(mp))) {
          return false;
        }
      }
    }
    return true;
  }

  boolean registersRestoredMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (executes(mp)) {
        return true;
      }
    }
    return false;
  }

  boolean asyncSafePointMarks() {
    for (int gp = 0; gp < goroutines; gp++) {
      boolean saved = s.g.stackRegisters(gp) != RegisterFile.NIL;
      if (s.g.asyncSafePoint(gp) != (saved && !isAtAnEndOfAsyncPreempt(gp))) {
        return false;
      }
    }
    return true;
  }

  private boolean isAtAnEndOfAsyncPreempt(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp) {
        ThreadPc pc = programPC(mp);
        if (pc == ThreadPc.asyncPreempt2 || pc == ThreadPc.asyncPreempt_restore) {
          return true;
        }
      }
    }
    return false;
  }

  boolean asyncSafePointMarksMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp)) {
        return true;
      }
    }
    return false;
  }

  boolean oneSignalAtATime() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) > 1) {
        return false;
      }
    }
    return true;
  }

  boolean oneSignalAtATimeMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) == 1) {
        return true;
      }
    }
    return false;
  }

  boolean noThrow() {
    for (int t = 0; t < threads; t++) {
      if (!noThrow(t)) {
        return false;
      }
    }
    return true;
  }

  private boolean noThrow(int mp) {
    return switch (programPC(mp)) {
      case goschedImpl, park_m, goexit0 -> gIs(s.thread.gp(mp), GStatus.Running);
      case execute_casgstatus -> gIs(s.thread.gp(mp), GStatus.Runnable);
      case ready, park_m_unlockf -> gIs(s.thread.gp(mp), GStatus.Waiting);
      case exitsyscall0 -> gIs(s.thread.gp(mp), GStatus.Syscall);
      case reentersyscall_casgstatus, entersyscallblock_casgstatus ->
          gIs(s.m.curg(mp), GStatus.Running);
      case exitsyscall_casgstatus, syscall -> gIs(s.m.curg(mp), GStatus.Syscall);
      case needm_casgstatus -> gIs(s.m.curg(mp), GStatus.Dead);
      case dropg_m -> s.m.curg(mp) == s.thread.gp(mp);
      case schedule -> s.m.locks(mp) == 0 && !(s.m.spinning(mp) && hasLocalWork(s.m.p(mp)));
      case releasep_m_p ->
          s.m.p(mp) != NIL && s.p.m(s.m.p(mp)) == mp && s.p.status(s.m.p(mp)) == PStatus.Running;
      case startlockedm_nextp -> {
        int locked = constants.lockedm(s.thread.gp(mp));
        yield locked != mp && s.m.nextp(locked) == NIL;
      }
      case startm_nextp ->
          !s.m.spinning(s.thread.mp(mp))
              && s.m.nextp(s.thread.mp(mp)) == NIL
              && !(s.thread.spinning(mp) && hasLocalWork(s.thread.pp(mp)));
      case startlockedm_notewakeup, startm_notewakeup -> !s.m.park(s.thread.mp(mp));
      case stopm -> s.m.p(mp) == NIL && s.m.locks(mp) == 0 && !s.m.spinning(mp);
      case pidleput, handoffp_lock -> !hasLocalWork(s.thread.pp(mp));
      case acquirep_m_p -> acquires(mp);
      default -> true;
    };
  }

  private boolean gIs(int gp, GStatus status) {
    return s.g.status(gp) == status;
  }

  private boolean acquires(int mp) {
    int carried = s.thread.pp(mp);
    int pp = carried != NIL ? carried : s.m.nextp(mp);
    int locked = constants.lockedg(mp);
    return s.m.p(mp) == NIL
        && pp != NIL
        && s.p.m(pp) == NIL
        && s.p.status(pp) == PStatus.Idle
        && (locked == NIL || carried != NIL || gIs(locked, GStatus.Runnable));
  }

  boolean noThrowMatters() {
    return someMachineIn(MAY_THROW);
  }

  boolean configSound() {
    if (!asyncPreemptOff) {
      return true;
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.signalPending(mp) != 0 || s.thread.pending(mp) && !s.thread.external(mp)) {
        return false;
      }
    }
    return !safePointOnlyMatters();
  }

  boolean configSoundMatters() {
    if (!asyncPreemptOff) {
      return false;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp)) {
        return true;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.pending(mp)) {
        return true;
      }
    }
    return false;
  }
}
