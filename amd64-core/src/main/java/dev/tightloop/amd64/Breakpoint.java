package dev.tightloop.amd64;

/**
 * #BP: INT3. A processor reports this one after the instruction; here it comes before, like every
 * other fault, so RIP still points at the INT3. A kernel that builds a signal frame adds one.
 */
public final class Breakpoint extends Fault {
  private final long address;

  public Breakpoint(long address) {
    super("breakpoint at " + hex(address));
    this.address = address;
  }

  /** Where the INT3 is. */
  public long address() {
    return address;
  }
}
