package dev.tightloop.linux.elf;

import java.nio.ByteBuffer;

/**
 * One entry of the section header table.
 *
 * <p>Read here and not by the ELF library: the library interprets a section's contents while it
 * reads its header, with sizes it does not check.
 */
record SectionHeader(
    int index, int name, int type, long address, long offset, long size, int link, long entrySize) {

  /** Bytes of an entry in the table. */
  static final int SIZE = 64;

  static final int SHT_NULL = 0;
  static final int SHT_SYMTAB = 2;
  static final int SHT_STRTAB = 3;
  static final int SHT_NOBITS = 8;

  static SectionHeader read(ByteBuffer file, int tableOffset, int index) {
    int at = tableOffset + index * SIZE;
    return new SectionHeader(
        index,
        file.getInt(at),
        file.getInt(at + 4),
        file.getLong(at + 16),
        file.getLong(at + 24),
        file.getLong(at + 32),
        file.getInt(at + 40),
        file.getLong(at + 56));
  }

  boolean inFile() {
    return type != SHT_NULL && type != SHT_NOBITS;
  }
}
