package dev.tightloop.model.guest;

/** Faults that can be seeded in what the guest does in place of the kernel and of Go's handler. */
public enum GuestFault {
  /** pushCall writes the resume PC where the stack pointer is and not below it. */
  PUSH_CALL_OVERWRITES_STACK,

  /** pushCall leaves RSP in the frame as it was. */
  PUSH_CALL_KEEPS_SP,

  /** pushCall inverts the carry flag in the frame. */
  PUSH_CALL_INVERTS_CARRY,

  /** pushCall uses the frame's RBX for itself. */
  PUSH_CALL_USES_RBX,

  /** mcall notes a stack pointer that is eight bytes off. */
  MCALL_MISCOUNTS_SP,

  /** The kernel saves no vector registers in its frame. */
  FRAME_LOSES_VECTORS,

  /** The kernel saves the low halves of the vector registers alone. */
  FRAME_LOSES_HIGH_HALVES,

  /** The handler injects a call however little stack there is for it. */
  STACK_ROOM_NOT_CHECKED,

  /** asyncPreemptStack is computed without the XMM registers that asyncPreempt saves. */
  STACK_ROOM_WITHOUT_XMM,

  /** SIGURG's action has no SA_ONSTACK: the handler runs on the goroutine's stack. */
  SIGACTION_WITHOUT_ONSTACK,

  /**
   * The handler takes R14 for g, also where that register is the program's (golang/go#32912: in the
   * vDSO).
   */
  HANDLER_TRUSTS_R14,

  /** isAsyncSafePoint looks its tables up one byte before the PC, as for a return address. */
  LOOKS_UP_RETURN_ADDRESS,

  /** gogo leaves the thread-local g as it was. */
  GOGO_KEEPS_TLS,

  /** A prologue branches by JLE, signed, and not by JLS: stackPreempt is below every stack. */
  PROLOGUE_BRANCHES_SIGNED
}
