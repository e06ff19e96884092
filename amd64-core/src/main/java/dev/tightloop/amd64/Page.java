package dev.tightloop.amd64;

/**
 * One page of guest memory: its bytes, its permissions and the instructions decoded from it.
 *
 * <p>A page whose {@link #owner} is a memory's current token belongs to that memory alone, and only
 * then may it be changed. Any other page is shared and frozen for ever, apart from {@link
 * #decoded}, which depends on the bytes only.
 */
final class Page {
  /** The bytes of every page that nobody has written yet. Never written. */
  private static final byte[] ZEROS = new byte[Memory.PAGE_SIZE];

  final Object owner;
  final byte[] data;
  int permissions;

  /**
   * Instructions by the offset of their first byte; null while nothing is decoded. A write drops
   * the whole array, which is how self-modifying code is noticed.
   */
  Instruction[] decoded;

  private Page(Object owner, byte[] data, int permissions) {
    this.owner = owner;
    this.data = data;
    this.permissions = permissions;
  }

  static Page zero(int permissions) {
    return new Page(null, ZEROS, permissions);
  }

  /** A private copy that {@code owner} may change. */
  Page copyFor(Object owner) {
    return new Page(owner, data.clone(), permissions);
  }

  /** This page with other permissions: itself where it may be changed, else a frozen twin. */
  Page withPermissions(Object owner, int permissions) {
    if (this.owner == owner) {
      this.permissions = permissions;
      return this;
    }
    Page twin = new Page(null, data, permissions);
    twin.decoded = decoded;
    return twin;
  }

  boolean permits(int permission) {
    return (permissions & permission) != 0;
  }
}
