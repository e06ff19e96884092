package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Correction;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/**
 * {@code spec/SuspendInvariants.tla}: suspendG, resumeG and preemptPark. Sets of threads are bit
 * masks.
 */
final class SuspendInvariants extends Predicates {

  private static final Places CLAIMED =
      Places.of(
          ThreadPc.suspendG_preemptStop,
          ThreadPc.suspendG_preempt,
          ThreadPc.suspendG_stackguard0,
          ThreadPc.scanstack,
          ThreadPc.resumeG);
  private static final Places REQUESTING =
      Places.of(
          ThreadPc.suspendG_preemptStop_true,
          ThreadPc.suspendG_preempt_true,
          ThreadPc.suspendG_stackPreempt,
          ThreadPc.suspendG_preemptGen);
  private static final Places IN_LOOP_OR_BACK_SOON =
      Places.of(ThreadPc.Place.LOOP)
          .with(
              ThreadPc.execute_schedtick,
              ThreadPc.gogo,
              ThreadPc.asyncPreempt2_return,
              ThreadPc.asyncPreempt_restore,
              ThreadPc.systemstack_return,
              ThreadPc.goready_return);
  private static final Places MAY_THROW =
      Places.of(ThreadPc.resumeG, ThreadPc.suspendG_preemptGen, ThreadPc.ready);

  private final boolean asyncPreemptOff;
  private final boolean clearedFirst;

  SuspendInvariants(Model model) {
    super(model);
    asyncPreemptOff = constants.is(Switch.AsyncPreemptOff);
    clearedFirst = constants.has(Correction.signalPendingClearedFirst);
  }

  private int target(int mp) {
    return s.thread.suspendGp(mp);
  }

  private int claimed(int gp) {
    return suspendersIn(CLAIMED, gp);
  }

  private int suspendersIn(Places places, int gp) {
    int set = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && places.contains(programPC(mp))) {
        set |= 1 << mp;
      }
    }
    return set;
  }

  private int parking(int gp) {
    int set = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.gp(mp) == gp && parks(mp)) {
        set |= 1 << mp;
      }
    }
    return set;
  }

  private boolean parks(int mp) {
    return programPC(mp) == ThreadPc.preemptPark_casfrom_Gscanstatus
        || !s.thread.ret(mp).isEmpty()
            && s.thread.ret(mp).head() == ThreadPc.preemptPark_casfrom_Gscanstatus;
  }

  private boolean someSuspending(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && !CLAIMED.contains(programPC(mp))) {
        return true;
      }
    }
    return false;
  }

  boolean oneScanner() {
    for (int gp = 0; gp < goroutines; gp++) {
      int scanners = claimed(gp) | suspendersIn(REQUESTING, gp) | parking(gp);
      if (Integer.bitCount(scanners) != (s.g.scan(gp) ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  boolean oneScannerMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.scan(gp)) {
        return true;
      }
    }
    return false;
  }

  boolean suspendedDoesNotRun() {
    for (int gp = 0; gp < goroutines; gp++) {
      int claimed = claimed(gp);
      if (claimed != 0 && !standsStill(gp, claimed)) {
        return false;
      }
    }
    return true;
  }

  private boolean standsStill(int gp, int claimed) {
    if (!mayBeSuspended(gp)) {
      return false;
    }
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (s.m.curg(mp) == gp && ON_G_STACK.contains(pc)
          || (claimed >> mp & 1) != 0
              && pc != ThreadPc.suspendG_preemptStop
              && s.g.preemptStop(gp)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBeSuspended(int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Runnable || status == GStatus.Waiting || status == GStatus.Syscall;
  }

  boolean suspendedDoesNotRunMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (claimed(gp) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean preemptedHasSuspender() {
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus status = s.g.status(gp);
      if (status == GStatus.Preempted && !someSuspending(gp)) {
        return false;
      }
      if (s.g.preemptStop(gp) && status != GStatus.Dead && !someWillStop(gp)) {
        return false;
      }
      if (stoppedBy(gp) > 1) {
        return false;
      }
    }
    return true;
  }

  private boolean someWillStop(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (target(mp) == gp && (!CLAIMED.contains(pc) || pc == ThreadPc.suspendG_preemptStop)) {
        return true;
      }
    }
    return false;
  }

  private int stoppedBy(int gp) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && s.thread.suspendStopped(mp)) {
        count++;
      }
    }
    return count;
  }

  boolean preemptedHasSuspenderMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Preempted) {
        return true;
      }
    }
    return false;
  }

  boolean nobodyForgotten() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Waiting && !s.g.parked(gp) && !isRemembered(gp)) {
        return false;
      }
    }
    return true;
  }

  private boolean isRemembered(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp
          || s.thread.gp(mp) == gp
          || target(mp) == gp && s.thread.suspendStopped(mp)) {
        return true;
      }
    }
    return false;
  }

  boolean nobodyForgottenMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.suspendStopped(mp)) {
        return true;
      }
    }
    return false;
  }

  boolean scannedAtAsyncSafePoint() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp) != (s.g.resumePC(gp) != null) && claimed(gp) != 0) {
        return false;
      }
    }
    return true;
  }

  boolean scannedAtAsyncSafePointMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp) && claimed(gp) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean waits(int mp) {
    return programPC(mp) == ThreadPc.suspendG_asyncM
        && operators.nothingToDo(mp)
        && s.g.status(target(mp)) == GStatus.Running
        && !asyncPreemptOff;
  }

  private boolean movesPreemptGen(HandlerPc handler) {
    return switch (handler) {
      case wantAsyncPreempt_g,
          wantAsyncPreempt_p,
          isAsyncSafePoint,
          pushCall,
          doSigPreempt_preemptGen ->
          true;
      case doSigPreempt_signalPending -> clearedFirst;
      default -> false;
    };
  }

  boolean waitsForSignal() {
    for (int mp = 0; mp < machines; mp++) {
      if (waits(mp)) {
        int mp2 = s.thread.suspendAsyncM(mp);
        if (!s.thread.pending(mp2)
            && !movesPreemptGen(s.thread.handler(mp2))
            && !somebodySends(mp2)
            && IN_LOOP_OR_BACK_SOON.contains(programPC(mp2))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean somebodySends(int mp) {
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == ThreadPc.preemptM_tgkill && s.thread.requestM(t) == mp) {
        return true;
      }
    }
    return false;
  }

  boolean waitsForSignalMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (waits(mp)) {
        return true;
      }
    }
    return false;
  }

  boolean suspenderPreemptible() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.suspendG && s.g.status(s.m.curg(mp)) == GStatus.Running) {
        return false;
      }
    }
    return true;
  }

  boolean suspenderPreemptibleMatters() {
    return someMachineAt(ThreadPc.suspendG);
  }

  boolean suspendNoThrow() {
    for (int mp = 0; mp < machines; mp++) {
      if (!suspendNoThrow(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean suspendNoThrow(int mp) {
    return switch (programPC(mp)) {
      case resumeG -> s.g.scan(target(mp)) && mayBeSuspended(target(mp));
      case suspendG_preemptGen -> s.g.scan(target(mp)) && s.g.m(target(mp)) != NIL;
      case preemptPark -> s.g.status(s.thread.gp(mp)) == GStatus.Running;
      case preemptPark_casfrom_Gscanstatus -> s.g.status(s.thread.gp(mp)) == GStatus.Preempted;
      case ready -> s.g.status(s.thread.gp(mp)) == GStatus.Waiting;
      default -> true;
    };
  }

  boolean suspendNoThrowMatters() {
    return someMachineIn(MAY_THROW);
  }

  boolean noLoadThroughNil() {
    for (int mp = 0; mp < machines; mp++) {
      if (operators.loadsThroughNil(mp)) {
        return false;
      }
    }
    return true;
  }

  boolean noLoadThroughNilMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.suspendG_asyncM
          && operators.flagsStand(target(mp))
          && s.thread.suspendAsyncM(mp) == NIL) {
        return true;
      }
    }
    return false;
  }
}
