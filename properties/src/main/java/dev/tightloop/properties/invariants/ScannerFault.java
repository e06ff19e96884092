package dev.tightloop.properties.invariants;

/** Faults of the conservative scan of a goroutine that was preempted asynchronously. */
public enum ScannerFault {
  /** The scan of asyncPreempt's frame begins one word too far up (golang/go#80188). */
  SKIPS_FIRST_SLOT,

  /** The interrupted function's frame is not scanned: its pointer map is of another instruction. */
  SKIPS_PARENT_FRAME
}
