package dev.tightloop.model;

/** The seeded faults of the model, under the names of {@code spec/Runtime.tla FaultNames}. */
public enum Fault {
  /** doSigPreempt forgets its second acknowledging store. */
  signalPendingNeverCleared,
  /** Every PC counts as a safe point. */
  isAsyncSafePointIgnoresPC,
  /** The stub leaves the registers to asyncPreempt2. */
  asyncPreemptSavesNothing,
  /** releasep leaves m.p dangling. */
  releasepKeepsP
}
