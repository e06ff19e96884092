package dev.tightloop.amd64;

/** #DE: the divisor is zero or the quotient does not fit. */
public final class DivideError extends Fault {
  private final long address;

  public DivideError(long address) {
    super("divide error: division by zero or quotient too large at " + hex(address));
    this.address = address;
  }

  /** Where the instruction begins. */
  public long address() {
    return address;
  }
}
