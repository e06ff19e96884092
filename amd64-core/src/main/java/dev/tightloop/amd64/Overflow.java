package dev.tightloop.amd64;

/** #OF: INT 4. RIP is behind it. */
public final class Overflow extends Trap {
  public Overflow() {
    super("overflow: INT 4");
  }
}
