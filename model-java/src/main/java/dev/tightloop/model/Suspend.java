package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;

/**
 * {@code spec/Suspend.tla}: one goroutine reads another's stack. {@code runtime/preempt.go}
 * suspendG and resumeG, as {@code runtime/mgcmark.go} markroot calls them.
 */
final class Suspend extends Runtime {

  private final int scannedWithCalls;

  /** {@code ClaimSteps}: the first, and what follows the claim and the last of the flags. */
  private final ThreadPc firstClaimStep;

  private final ThreadPc afterCastogscanstatus;
  private final ThreadPc afterStackguard0;

  Suspend(Model model) {
    super(model);
    scannedWithCalls =
        constants.members(Role.Calls)
            | constants.members(Role.LocksM)
            | constants.members(Role.Pins);
    if (fault(Fault.suspendGClearsFlagsFirst)) {
      firstClaimStep = ThreadPc.suspendG_preemptStop;
      afterStackguard0 = ThreadPc.suspendG_castogscanstatus;
      afterCastogscanstatus = ThreadPc.scanstack;
    } else {
      firstClaimStep = ThreadPc.suspendG_castogscanstatus;
      afterCastogscanstatus = ThreadPc.suspendG_preemptStop;
      afterStackguard0 = ThreadPc.scanstack;
    }
  }

  int target(int mp) {
    return s.thread.suspendGp(mp);
  }

  boolean flagsStand(int gp) {
    return s.g.preemptStop(gp) && s.g.preempt(gp) && s.g.stackPreempt(gp);
  }

  /**
   * {@code LoadsThroughNil(mp)}: suspendG is about to read asyncM.preemptGen, and asyncM is nil.
   */
  boolean loadsThroughNil(int mp) {
    return programPc(mp) == ThreadPc.suspendG_asyncM
        && flagsStand(target(mp))
        && s.g.m(target(mp)) == NIL
        && s.thread.suspendAsyncM(mp) == NIL
        && !corrected(Correction.suspendGTestsAsyncM);
  }

  boolean nothingToDo(int mp) {
    int gp = target(mp);
    return flagsStand(gp)
        && s.thread.suspendAsyncM(mp) != NIL
        && s.thread.suspendAsyncM(mp) == s.g.m(gp)
        && s.thread.suspendAsyncGen(mp);
  }

  /** markroot: systemstack leaves for g0. */
  boolean markroot(int mp, int gp) {
    if (!(mayDo(mp, Role.Suspends) && in(Role.Scanned, gp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.callRuntime(s, mp);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.markroot);
    s.thread.g(mp, G0);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    s.thread.suspendGp(mp, gp);
    return true;
  }

  /** markroot: casgstatus(userG, _Grunning, _Gwaiting). */
  boolean markroot_waiting(int mp) {
    if (!(at(mp, ThreadPc.markroot) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!fault(Fault.suspendGFromRunning)) {
      s.g.status(s.m.curg(mp), GStatus.Waiting);
    }
    s.thread.pc(mp, ThreadPc.suspendG);
    return true;
  }

  /** suspendG: s := readgstatus(gp). */
  boolean suspendG_readgstatus(int mp) {
    if (!(at(mp, ThreadPc.suspendG)
        && !s.g.scan(target(mp))
        && s.g.status(target(mp)) != GStatus.Copystack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    GStatus status = s.g.status(target(mp));
    switch (status) {
      case Dead -> {
        s.thread.pc(mp, ThreadPc.markroot_casgstatus);
        s.thread.noSuspend(mp);
      }
      case Preempted -> s.thread.pc(mp, ThreadPc.suspendG_casGFromPreempted);
      case Running -> s.thread.pc(mp, ThreadPc.suspendG_asyncM);
      default -> {
        s.thread.pc(mp, firstClaimStep);
        s.thread.suspendS(mp, status);
      }
    }
    return true;
  }

  /** suspendG: casGFromPreempted(gp, _Gpreempted, _Gwaiting). */
  boolean suspendG_casGFromPreempted(int mp) {
    if (!at(mp, ThreadPc.suspendG_casGFromPreempted)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    if (s.g.status(gp) == GStatus.Preempted && !s.g.scan(gp)) {
      s.g.status(gp, GStatus.Waiting);
      s.thread.pc(mp, firstClaimStep);
      s.thread.suspendStopped(mp, true);
      s.thread.suspendS(mp, GStatus.Waiting);
    } else {
      s.thread.pc(mp, ThreadPc.suspendG);
    }
    return true;
  }

  /** suspendG: castogscanstatus(gp, s, s|_Gscan) of a goroutine that does not run. */
  boolean suspendG_castogscanstatus(int mp) {
    if (!at(mp, ThreadPc.suspendG_castogscanstatus)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    if (s.g.status(gp) == s.thread.suspendS(mp) && !s.g.scan(gp)
        || fault(Fault.castogscanstatusStores)) {
      boolean stopped = s.thread.suspendStopped(mp);
      s.g.status(gp, s.thread.suspendS(mp));
      s.g.scan(gp, true);
      s.thread.pc(mp, afterCastogscanstatus);
      s.thread.noSuspend(mp);
      s.thread.suspendGp(mp, gp);
      s.thread.suspendStopped(mp, stopped);
    } else {
      s.thread.pc(mp, ThreadPc.suspendG);
      s.thread.suspendS(mp, null);
    }
    return true;
  }

  /** suspendG, with the scan bit: gp.preemptStop = false. */
  boolean suspendG_preemptStop(int mp) {
    if (!at(mp, ThreadPc.suspendG_preemptStop)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!fault(Fault.suspendGKeepsPreemptStop)) {
      s.g.preemptStop(target(mp), false);
    }
    s.thread.pc(mp, ThreadPc.suspendG_preempt);
    return true;
  }

  /** suspendG: gp.preempt = false. */
  boolean suspendG_preempt(int mp) {
    if (!at(mp, ThreadPc.suspendG_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preempt(target(mp), false);
    s.thread.pc(mp, ThreadPc.suspendG_stackguard0);
    return true;
  }

  /** suspendG: gp.stackguard0 = gp.stack.lo + _StackGuard. */
  boolean suspendG_stackguard0(int mp) {
    if (!at(mp, ThreadPc.suspendG_stackguard0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(target(mp), false);
    s.thread.pc(mp, afterStackguard0);
    return true;
  }

  /** suspendG, gp was Running: there is a request to make. */
  boolean suspendG_asyncM(int mp) {
    if (!(at(mp, ThreadPc.suspendG_asyncM) && !loadsThroughNil(mp) && !nothingToDo(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.suspendG_castogscanrunning);
    return true;
  }

  /** suspendG, gp was Running and the request stands: back to the loop's beginning. */
  boolean suspendG_wait(int mp) {
    if (!(at(mp, ThreadPc.suspendG_asyncM)
        && nothingToDo(mp)
        && (s.g.status(target(mp)) != GStatus.Running || s.g.scan(target(mp))))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.suspendG);
    return true;
  }

  /** suspendG: castogscanstatus(gp, _Grunning, _Gscanrunning). */
  boolean suspendG_castogscanrunning(int mp) {
    if (!at(mp, ThreadPc.suspendG_castogscanrunning)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    if (s.g.status(gp) == GStatus.Running && !s.g.scan(gp)) {
      s.g.scan(gp, true);
      s.thread.pc(mp, ThreadPc.suspendG_preemptStop_true);
    } else {
      s.thread.pc(mp, ThreadPc.suspendG);
    }
    return true;
  }

  /** suspendG: gp.preemptStop = true. */
  boolean suspendG_preemptStop_true(int mp) {
    if (!at(mp, ThreadPc.suspendG_preemptStop_true)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preemptStop(target(mp), true);
    s.thread.pc(mp, ThreadPc.suspendG_preempt_true);
    return true;
  }

  /** suspendG: gp.preempt = true. */
  boolean suspendG_preempt_true(int mp) {
    if (!at(mp, ThreadPc.suspendG_preempt_true)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preempt(target(mp), true);
    s.thread.pc(mp, ThreadPc.suspendG_stackPreempt);
    return true;
  }

  /** suspendG: gp.stackguard0 = stackPreempt. */
  boolean suspendG_stackPreempt(int mp) {
    if (!at(mp, ThreadPc.suspendG_stackPreempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(target(mp), true);
    s.thread.pc(mp, ThreadPc.suspendG_preemptGen);
    return true;
  }

  /** suspendG: asyncM2 := gp.m; asyncGen2 := asyncM2.preemptGen; the scan bit is let go. */
  boolean suspendG_preemptGen(int mp) {
    if (!at(mp, ThreadPc.suspendG_preemptGen)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    int mp2 = s.g.m(gp);
    int asyncM = s.thread.suspendAsyncM(mp);
    boolean needAsync = !asyncpreemptoff() && !(asyncM == mp2 && s.thread.suspendAsyncGen(mp));
    s.g.scan(gp, false);
    if (!needAsync) {
      s.thread.pc(mp, ThreadPc.suspendG);
    } else if (asyncM != NIL) {
      s.thread.pc(mp, ThreadPc.suspendG_nextPreemptM);
    } else {
      called(mp, preemptM(), ThreadPc.suspendG);
      s.thread.requestM(mp, mp2);
    }
    s.thread.suspendAsyncM(mp, mp2);
    s.thread.suspendAsyncGen(mp, true);
    return true;
  }

  /** suspendG: five microseconds have passed since its last preemptM; preemptM(asyncM). */
  boolean suspendG_preemptM(int mp) {
    if (!(at(mp, ThreadPc.suspendG_nextPreemptM)
        && (!is(Switch.FiveMicrosecondsAreLong)
            || s.thread.handler(s.thread.suspendAsyncM(mp)) == HandlerPc.none
                && !s.thread.pending(s.thread.suspendAsyncM(mp))))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    called(mp, preemptM(), ThreadPc.suspendG);
    s.thread.requestM(mp, s.thread.suspendAsyncM(mp));
    return true;
  }

  /** suspendG: now < nextPreemptM, and no signal is sent. */
  boolean suspendG_tooSoon(int mp) {
    if (!(at(mp, ThreadPc.suspendG_nextPreemptM)
        && !corrected(Correction.suspendGKeepsNeedAsync))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.suspendG);
    return true;
  }

  boolean isShrinkStackSafe(int gp) {
    return !s.g.asyncSafePoint(gp) && s.g.status(gp) != GStatus.Syscall && !s.g.throwsplit(gp);
  }

  /** scanstack: a stack that can't be shrunk here shall be by its goroutine. */
  boolean scanstack(int mp) {
    if (!at(mp, ThreadPc.scanstack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    boolean shrinks = isShrinkStackSafe(gp) || fault(Fault.scanstackShrinksAnyway);
    if (!shrinks && (scannedWithCalls >> gp & 1) != 0) {
      s.g.preemptShrink(gp, true);
    }
    boolean conservative = constants.any(Role.AllocatesSpans) && s.g.asyncSafePoint(gp);
    if (shrinks && in(Role.SmallStack, gp) && !s.g.smallStack(gp)) {
      s.thread.pc(mp, ThreadPc.scanstack_shrinkstack);
    } else if (conservative) {
      s.thread.pc(mp, ThreadPc.scanConservative_state);
    } else if (is(Switch.EnlistsWorker)) {
      called(mp, ThreadPc.wakep, ThreadPc.resumeG);
    } else {
      s.thread.pc(mp, ThreadPc.resumeG);
    }
    return true;
  }

  /** scanstack: shrinkstack(gp), whose copystack resets stackguard0. */
  boolean scanstack_shrinkstack(int mp) {
    if (!at(mp, ThreadPc.scanstack_shrinkstack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.smallStack(target(mp), true);
    s.g.stackPreempt(target(mp), false);
    s.thread.pc(mp, ThreadPc.resumeG);
    return true;
  }

  /** resumeG: casfrom_Gscanstatus(gp, s, s&^_Gscan), and ready(gp) if it had been preempted. */
  boolean resumeG(int mp) {
    if (!at(mp, ThreadPc.resumeG)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = target(mp);
    s.g.scan(gp, false);
    if (s.thread.suspendStopped(mp) && !fault(Fault.resumeGForgetsReady)) {
      called(mp, ThreadPc.ready, ThreadPc.markroot_casgstatus);
      s.thread.gp(mp, gp);
    } else {
      s.thread.pc(mp, ThreadPc.markroot_casgstatus);
    }
    s.thread.noSuspend(mp);
    return true;
  }

  /** markroot: casgstatus(userG, _Gwaiting, _Grunning). */
  boolean markroot_running(int mp) {
    if (!(at(mp, ThreadPc.markroot_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Running);
    s.thread.pc(mp, ThreadPc.systemstack_return);
    return true;
  }

  /** systemstack comes back to the goroutine's stack. */
  boolean systemstack_return(int mp) {
    if (!at(mp, ThreadPc.systemstack_return)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    backInLoop(mp);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }
}
