package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Correction;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence =
        "Whoever waits in suspendG for a running goroutine has a signal on the way; Go 1.19 does not keep this.",
    why =
        "The collector waits for a goroutine in a tight loop that nobody asks to stop: the collection does not end, and soon every allocation waits for it.",
    reliesOn = {
      "runtime/preempt.go:210 suspendG",
      "runtime/preempt.go:195 suspendG",
      "runtime/signal_unix.go:375 preemptM"
    })
final class WaitsForSignal extends SuspendPredicates {

  private static final Places IN_LOOP_OR_BACK_SOON =
      Places.of(ThreadPc.Place.LOOP)
          .with(
              ThreadPc.execute_schedtick,
              ThreadPc.gogo,
              ThreadPc.asyncPreempt2_return,
              ThreadPc.asyncPreempt_restore,
              ThreadPc.systemstack_return,
              ThreadPc.goready_return);

  private final boolean asyncPreemptOff;
  private final boolean clearedFirst;

  WaitsForSignal(Model model) {
    super(model);
    asyncPreemptOff = constants.is(Switch.AsyncPreemptOff);
    clearedFirst = constants.has(Correction.signalPendingClearedFirst);
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

  @Override
  boolean holds() {
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

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (waits(mp)) {
        return true;
      }
    }
    return false;
  }
}
