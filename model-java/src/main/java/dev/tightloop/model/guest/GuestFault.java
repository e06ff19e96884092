package dev.tightloop.model.guest;

/** Faults that can be seeded in what the guest does in place of Go's handler. */
public enum GuestFault {
  /** pushCall writes the resume PC where the stack pointer is and not below it. */
  PUSH_CALL_OVERWRITES_STACK
}
