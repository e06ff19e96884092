package dev.tightloop.model.gobinary;

/**
 * A section of an executable: the address it is loaded at, and its bytes.
 *
 * @param address the virtual address of the first byte
 * @param bytes the contents; not copied
 */
public record GoSection(long address, byte[] bytes) {

  /** Whether the section holds the byte at this address. */
  public boolean holds(long at) {
    return at >= address && at < address + bytes.length;
  }

  Bytes reader() {
    return new Bytes(bytes);
  }
}
