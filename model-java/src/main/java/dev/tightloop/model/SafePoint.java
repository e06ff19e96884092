package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Marking;

/**
 * Where a goroutine may stop: {@code runtime/preempt.go} isAsyncSafePoint, test by test, {@code
 * spec/SafePoint.tla}.
 */
final class SafePoint extends Runtime {

  SafePoint(Model model) {
    super(model);
  }

  boolean isUserG(int gp) {
    return s.m.curg(s.g.m(gp)) == gp;
  }

  boolean isPreemptibleM(int gp) {
    return s.m.p(s.g.m(gp)) != NIL && canPreemptM(s.g.m(gp));
  }

  boolean hasStackSpace(ThreadPc pc) {
    return !constants.has(Marking.ShortStack, pc);
  }

  boolean isGoText(ThreadPc pc) {
    return !constants.has(Marking.NotGo, pc);
  }

  boolean isMarkedUnsafe(ThreadPc pc) {
    return constants.has(Marking.UnsafePoint, pc)
        || (pc == ThreadPc.prologue_JLS
            && !constants.has(Marking.RestartAtEntry, pc)
            && !fault(Fault.prologueIsPreemptible))
        || pc == ThreadPc.writeBarrier_on
        || (pc == ThreadPc.writeBarrier_off && !fault(Fault.writeBarrierOffIsPreemptible));
  }

  boolean isAssembly(ThreadPc pc) {
    return constants.has(Marking.Assembly, pc)
        || pc == ThreadPc.asyncPreempt
        || pc == ThreadPc.mcall
        || pc == ThreadPc.asyncPreempt_restore;
  }

  boolean isInRuntime(ThreadPc pc) {
    return constants.has(Marking.RuntimePackage, pc) || !pc.isUser();
  }

  /** {@code SafePC(pc)}. */
  boolean safePC(ThreadPc pc) {
    return hasStackSpace(pc)
        && isGoText(pc)
        && !isMarkedUnsafe(pc)
        && !isAssembly(pc)
        && !isInRuntime(pc);
  }

  /** {@code SafeToPreempt(gp, pc)}. */
  boolean safeToPreempt(int gp, ThreadPc pc) {
    return isUserG(gp)
        && isPreemptibleM(gp)
        && (safePC(pc) || fault(Fault.isAsyncSafePointIgnoresPC));
  }
}
