package dev.tightloop.model;

/** What Go 1.19 has wrong, put right: {@code spec/Faults.tla CorrectionNames}. */
public enum Correction {
  /** suspendG's comparison begins with asyncM != nil. */
  suspendGTestsAsyncM,
  /** suspendG notes the generation only of a signal that it also sends. */
  suspendGKeepsNeedAsync,
  /** doSigPreempt's two acknowledging stores are exchanged. */
  signalPendingClearedFirst,
  /** Sighandler acknowledges a signal also while asyncpreemptoff is set. */
  sighandlerAcknowledgesOff,
  /** An M that lacks an idle P for work says so: sched.needspinning, Go 1.20. */
  needspinning,
  /** The same; wakep says it after its nmspinning--, not before. */
  needspinningLast,
  /** Handoffp starts a spinning M if one is asked for. */
  handoffpLooksAtNeedspinning,
  /** goschedImpl calls wakep, as later versions do. */
  goschedWakes,
  /** Who stops spinning looks at the global queue too; later versions. */
  globalQueueRechecked,
  /** Execute restores the guard, and only then clears gp.preempt. */
  executeRestoresGuardFirst,
  /** Newstack looks at gp.preempt once more after copystack. */
  copystackKeepsRequest,
  /** procUnpin does what releasem does. */
  procUnpinKeepsRequest,
  /** Exitsyscall restores the guard, and only then looks at gp.preempt. */
  exitsyscallRestoresGuardFirst,
  /** forEachP looks at the Ps in system calls as often as it asks the others. */
  forEachPLooksAgain,
  /** Needm: mp.signalPending = 0, once minit has set procid. */
  needmClearsSignalPending,
  /** Dropm: mp.signalPending = 0, before it gives the M back. */
  dropmClearsSignalPending,
  /** Sighandler acknowledges a delayed signal, and looks at nothing else. */
  delayedSignalAcknowledges,
  /** mexit sets signalPending for good, so that nobody sends any more. */
  mexitRefusesSignals,
  /** mexit takes its signal off the count before it takes any lock. */
  mexitCountsFirst,
  /** Sigtrampgo without a g still offers SIGURG to os/signal. */
  sigtrampgoSendsToNotify
}
