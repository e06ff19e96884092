package dev.tightloop.amd64;

/**
 * #SS: an address that is not canonical, in an access to the stack: by an instruction that implies
 * RSP, or with RSP or RBP as base and neither FS nor GS (Intel SDM vol. 3, 6.15, "Interrupt 12").
 * Linux makes it SIGBUS, where {@link GeneralProtection} is SIGSEGV.
 */
public final class StackFault extends Fault {
  private final long address;

  public StackFault(long address) {
    super("stack fault: address " + hex(address) + " is not canonical");
    this.address = address;
  }

  /** The address that is not canonical. */
  public long address() {
    return address;
  }
}
