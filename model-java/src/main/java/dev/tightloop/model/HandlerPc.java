package dev.tightloop.model;

/**
 * Where a thread's signal handler is, as {@code spec/ProgramCounters.tla HandlerPC}; {@code none}
 * says that no handler runs.
 */
public enum HandlerPc {
  none,
  wantAsyncPreempt_g,
  wantAsyncPreempt_p,
  isAsyncSafePoint,
  pushCall,
  doSigPreempt_preemptGen,
  doSigPreempt_signalPending,
  doSigPreempt_pendingPreemptSignals,
  sigreturn,
  badsignal_needm,
  raisebadsignal_default,
  raisebadsignal_restore,
  badsignal_dropm,
  /** If sigtrampgoKeepsG. */
  morestack,
  /** No handler: SuspendThread holds the thread. */
  suspended;

  private static final HandlerPc[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static HandlerPc of(int ordinal) {
    return VALUES[ordinal];
  }
}
