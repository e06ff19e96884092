package dev.tightloop.benchmarks.witness;

import dev.tightloop.linux.elf.ElfFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An executable of one page of code and one of data; its only section holds no names. */
final class SmallElf {

  static final long CODE = 0x40_1000L;
  static final long DATA = 0x40_3000L;

  private static final int PAGE = 4096;

  private SmallElf() {}

  static byte[] bytes(byte[] code) {
    ByteBuffer file = ByteBuffer.allocate(3 * PAGE + 2 * 64 + 1).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE);
    file.putLong(64).putLong(3 * PAGE).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) 2);
    file.putShort((short) 64).putShort((short) 2).putShort((short) 1);
    segment(file, 5, PAGE, CODE, code.length);
    segment(file, 6, 2 * PAGE, DATA, PAGE);
    file.position(PAGE).put(code);
    file.position(3 * PAGE + 64).putInt(0).putInt(3).putLong(0).putLong(0);
    file.putLong(3 * PAGE + 2 * 64).putLong(1);
    return file.array();
  }

  static ElfFile elf(byte[] code) {
    return ElfFile.parse("small", bytes(code));
  }

  private static void segment(ByteBuffer file, int flags, long offset, long address, long size) {
    file.putInt(1).putInt(flags).putLong(offset).putLong(address).putLong(address);
    file.putLong(size).putLong(size).putLong(PAGE);
  }
}
