package dev.tightloop.linux.elf;

import java.util.Arrays;

/** A section: its name, where it lies in memory, and its bytes in the file. */
public final class ElfSection {

  private final String name;
  private final SectionHeader header;
  private final byte[] content;

  ElfSection(String name, SectionHeader header, byte[] content) {
    this.name = name;
    this.header = header;
    this.content = content;
  }

  public String name() {
    return name;
  }

  /** Link-time address, 0 if the section is not in memory. */
  public long address() {
    return header.address();
  }

  public long size() {
    return header.size();
  }

  /**
   * A fresh copy of its bytes; none for a section that takes no room in the file, such as {@code
   * .bss}.
   */
  public byte[] bytes() {
    if (!header.inFile()) {
      return new byte[0];
    }
    int offset = Math.toIntExact(header.offset());
    return Arrays.copyOfRange(content, offset, offset + Math.toIntExact(header.size()));
  }

  @Override
  public String toString() {
    return String.format("%s at 0x%x, %d bytes", name, address(), size());
  }
}
