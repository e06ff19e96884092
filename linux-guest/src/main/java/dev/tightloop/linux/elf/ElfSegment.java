package dev.tightloop.linux.elf;

/**
 * A loadable segment ({@code PT_LOAD}).
 *
 * @param address link-time address
 * @param memorySize bytes in memory; those beyond {@code fileSize} are zero
 * @param fileOffset where its bytes begin in the file
 * @param fileSize bytes in the file
 * @param permissions bits of {@link dev.tightloop.amd64.Memory}
 */
public record ElfSegment(
    long address, long memorySize, long fileOffset, long fileSize, int permissions) {

  public boolean contains(long other) {
    return Long.compareUnsigned(other - address, memorySize) < 0;
  }

  /** One past the last byte in memory. */
  public long end() {
    return address + memorySize;
  }
}
