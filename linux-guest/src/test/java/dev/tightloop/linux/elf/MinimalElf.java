package dev.tightloop.linux.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A small executable made by hand: code, data with a zeroed tail, two names for three symbols, and
 * its section headers last.
 */
final class MinimalElf {

  static final long CODE = 0x40_1000L;
  static final long DATA = 0x40_2200L;
  static final int DATA_BYTES = 16;
  static final int DATA_MEMORY = 0x3000;

  private static final int CODE_OFFSET = 0x1000;
  private static final int DATA_OFFSET = 0x1200;
  private static final int SYMBOLS_OFFSET = 0x1210;
  private static final int NAMES_OFFSET = 0x1280;
  private static final int SECTIONS_OFFSET = 0x1300;

  /** Offset of the symbol table's entry size in its section header, the fourth. */
  static final int SYMBOL_ENTRY_SIZE = SECTIONS_OFFSET + 4 * 64 + 56;

  private static final String NAMES = "\0start\0twin\0.text\0.data\0.bss\0.symtab\0.strtab\0";

  /** mov eax, 7; jmp to itself. */
  private static final byte[] INSTRUCTIONS = {(byte) 0xb8, 7, 0, 0, 0, (byte) 0xeb, (byte) 0xfe};

  private MinimalElf() {}

  static byte[] bytes() {
    ByteBuffer file = ByteBuffer.allocate(SECTIONS_OFFSET + 6 * 64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE);
    file.putLong(64).putLong(SECTIONS_OFFSET).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) 2);
    file.putShort((short) 64).putShort((short) 6).putShort((short) 5);
    segment(file, 5, CODE_OFFSET, CODE, INSTRUCTIONS.length, INSTRUCTIONS.length);
    segment(file, 6, DATA_OFFSET, DATA, DATA_BYTES, DATA_MEMORY);
    file.position(CODE_OFFSET).put(INSTRUCTIONS);
    file.position(DATA_OFFSET).putLong(0x1122334455667788L).putLong(-1);
    file.position(SYMBOLS_OFFSET + 24);
    symbol(file, "start", 0x12, 1, CODE, INSTRUCTIONS.length);
    symbol(file, "twin", 0x11, 2, DATA, 8);
    symbol(file, "twin", 0x01, 2, DATA + 8, 8);
    file.position(NAMES_OFFSET).put(NAMES.getBytes(StandardCharsets.US_ASCII));
    file.position(SECTIONS_OFFSET + 64);
    section(file, ".text", 1, CODE, CODE_OFFSET, INSTRUCTIONS.length, 0, 0);
    section(file, ".data", 1, DATA, DATA_OFFSET, DATA_BYTES, 0, 0);
    section(file, ".bss", 8, DATA + DATA_BYTES, 0, DATA_MEMORY - DATA_BYTES, 0, 0);
    section(file, ".symtab", 2, 0, SYMBOLS_OFFSET, 4 * 24, 5, 24);
    section(file, ".strtab", 3, 0, NAMES_OFFSET, NAMES.length(), 0, 0);
    return file.array();
  }

  private static void segment(
      ByteBuffer file, int flags, long offset, long address, long fileSize, long memorySize) {
    file.putInt(1).putInt(flags).putLong(offset).putLong(address).putLong(address);
    file.putLong(fileSize).putLong(memorySize).putLong(0x1000);
  }

  private static void symbol(
      ByteBuffer file, String name, int info, int section, long address, long size) {
    file.putInt(name(name)).put((byte) info).put((byte) 0).putShort((short) section);
    file.putLong(address).putLong(size);
  }

  private static void section(
      ByteBuffer file,
      String name,
      int type,
      long address,
      long offset,
      long size,
      int link,
      long entrySize) {
    file.putInt(name(name)).putInt(type).putLong(0).putLong(address).putLong(offset).putLong(size);
    file.putInt(link).putInt(0).putLong(1).putLong(entrySize);
  }

  private static int name(String name) {
    return NAMES.indexOf("\0" + name + "\0") + 1;
  }
}
