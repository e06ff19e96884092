package dev.tightloop.amd64;

/** The first operand of an instruction, in records. */
final class Destination {
  private Destination() {}

  /** Copies it from one record to another; of memory what the windows show. */
  static void copy(Encoding encoding, long[] before, long[] from, long[] to, int at) {
    switch (encoding.row().row().form().operands()[0].name().charAt(0)) {
      case 'G' -> copyGpr(encoding.reg(), from, to, at);
      case 'Z' -> copyGpr(encoding.inOpcode(), from, to, at);
      default -> {
        if (encoding.hasMemoryOperand()) {
          long address = encoding.address().of(before, at);
          copyMemory(address, encoding.operandBits() / 8, before, from, to, at);
        } else {
          copyGpr(encoding.rm(), from, to, at);
        }
      }
    }
  }

  private static void copyGpr(int n, long[] from, long[] to, int at) {
    to[at + StateRecord.gpr(n)] = from[at + StateRecord.gpr(n)];
  }

  /** Copies bytes of memory from one record to another, as far as the windows show them. */
  static void copyMemory(long address, int bytes, long[] before, long[] from, long[] to, int at) {
    for (int i = 0; i < bytes; i++) {
      for (int n = 0; n < 2; n++) {
        long distance = address + i - before[at + StateRecord.WINDOW_ADDRESSES + n];
        if (distance >= 0 && distance < StateRecord.WINDOW_BYTES) {
          int slot = at + StateRecord.window(n) + (int) distance / 8;
          long mask = 0xffL << 8 * (distance & 7);
          to[slot] = to[slot] & ~mask | from[slot] & mask;
        }
      }
    }
  }
}
