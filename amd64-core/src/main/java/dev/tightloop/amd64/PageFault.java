package dev.tightloop.amd64;

import java.util.Locale;

/** #PF: the page is not mapped, or does not permit the access. */
public final class PageFault extends Fault {
  private final long address;
  private final Access access;

  public PageFault(long address, Access access, boolean mapped) {
    super(
        "page fault: "
            + access.name().toLowerCase(Locale.ROOT)
            + " at "
            + hex(address)
            + (mapped ? ", which the page does not permit" : ", which is not mapped"));
    this.address = address;
    this.access = access;
  }

  /**
   * The first byte that could not be accessed, as CR2 holds it: for an access across a page end
   * this may be the second page's start.
   */
  public long address() {
    return address;
  }

  public Access access() {
    return access;
  }
}
