package dev.tightloop.amd64;

import java.util.Arrays;

/** Takes the bytes of one instruction from memory, one after the other, across pages. */
final class CodeReader {
  /** No instruction is longer (Intel SDM vol. 2, 2.3.11). */
  private static final int LONGEST = 15;

  private final Memory memory;
  private final long address;
  private final byte[] taken = new byte[LONGEST];
  private int count;

  CodeReader(Memory memory, long address) {
    this.memory = memory;
    this.address = address;
  }

  /** The next byte, 0 to 255. */
  int next() {
    if (count == LONGEST) {
      throw new GeneralProtection(
          "instruction at " + Fault.hex(address) + " is longer than 15 bytes");
    }
    int value = memory.fetch8(address + count);
    taken[count++] = (byte) value;
    return value;
  }

  /** Faults if these bytes that come next cannot be fetched, as far as an instruction may reach. */
  void fetch(int bytes) {
    for (int i = count; i < Math.min(count + bytes, LONGEST); i++) {
      memory.fetch8(address + i);
    }
  }

  /** A signed little-endian number of 1, 2, 4 or 8 bytes. */
  long signed(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << 8 * i;
    }
    return value << 64 - 8 * bytes >> 64 - 8 * bytes;
  }

  long address() {
    return address;
  }

  /** The address of the byte that comes next. */
  long here() {
    return address + count;
  }

  byte[] taken() {
    return Arrays.copyOf(taken, count);
  }

  UndefinedOpcode undefined() {
    return new UndefinedOpcode(address, taken());
  }
}
