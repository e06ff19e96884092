package dev.tightloop.linux.elf;

/**
 * A defined symbol of code or data.
 *
 * @param name as in the file
 * @param address link-time address
 * @param size bytes it covers, 0 if the file does not say
 * @param function whether it is marked as code
 */
public record ElfSymbol(String name, long address, long size, boolean function) {

  public boolean contains(long other) {
    return Long.compareUnsigned(other - address, size) < 0;
  }
}
