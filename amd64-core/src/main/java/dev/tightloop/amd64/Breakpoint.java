package dev.tightloop.amd64;

/** #BP: INT3, or INT 3 in two bytes. RIP is behind it. */
public final class Breakpoint extends Trap {
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
