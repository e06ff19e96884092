package dev.tightloop.amd64;

/**
 * What stands before an opcode (Intel SDM vol. 2, 2.1.1 and 2.2.1).
 *
 * @param rex the REX byte, or 0: only one directly before the opcode counts
 * @param repeat F2 or F3, the last of them, or 0
 * @param operandSize was there a 66?
 * @param lock was there an F0?
 * @param segment the slot of {@link Registers#general} with the base that the last of 64 (FS) and
 *     65 (GS) adds, or {@link Registers#ZERO}
 * @param narrowAddress was there a 67: are addresses cut to 32 bits?
 */
record Prefixes(
    int rex, int repeat, boolean operandSize, boolean lock, int segment, boolean narrowAddress) {
  Prefixes withRex(int other) {
    return new Prefixes(other, repeat, operandSize, lock, segment, narrowAddress);
  }

  boolean hasRex() {
    return rex != 0;
  }

  boolean w() {
    return (rex & 8) != 0;
  }

  /** REX.R as the top bit of a register number. */
  int r() {
    return (rex & 4) << 1;
  }

  /** REX.X as the top bit of a register number. */
  int x() {
    return (rex & 2) << 2;
  }

  /** REX.B as the top bit of a register number. */
  int b() {
    return (rex & 1) << 3;
  }

  /** The size of operands that are not bytes: 64 by REX.W, 16 by 66, else 32. */
  OperandSize size() {
    if (w()) {
      return OperandSize.QWORD;
    }
    return operandSize ? OperandSize.WORD : OperandSize.DWORD;
  }

  /**
   * The size of operands that are 64 bits by default: on the stack, and the target of a near
   * branch. That 66 makes them 16 bits for branches too is AMD's way; Intel's processors ignore it
   * there.
   */
  OperandSize stackSize() {
    return operandSize && !w() ? OperandSize.WORD : OperandSize.QWORD;
  }

  /** What an address is cut to. */
  long addressMask() {
    return narrowAddress ? OperandSize.DWORD.mask() : OperandSize.QWORD.mask();
  }

  /** The bytes of an immediate of the operand size: none has eight. */
  int immediateBytes() {
    return Math.min(4, size().bytes());
  }

  /** The same for what goes on the stack, and for jumps. */
  int stackImmediateBytes() {
    return Math.min(4, stackSize().bytes());
  }

  /** The bytes of an address that is an immediate. */
  int addressBytes() {
    return narrowAddress() ? 4 : 8;
  }

  /** Reads prefixes; afterwards {@link Read#opcode} is the first byte that is none. */
  static Read read(CodeReader code) {
    int rex = 0;
    int repeat = 0;
    boolean operandSize = false;
    boolean lock = false;
    int segment = Registers.ZERO;
    boolean narrowAddress = false;
    while (true) {
      int value = code.next();
      if ((value & 0xf0) == 0x40) {
        rex = value;
        continue;
      }
      switch (value) {
        case 0x66 -> operandSize = true;
        case 0xf0 -> lock = true;
        case 0xf2, 0xf3 -> repeat = value;
        case 0x64 -> segment = Registers.FS_BASE;
        case 0x65 -> segment = Registers.GS_BASE;
        case 0x67 -> narrowAddress = true;
        // ES, CS, SS, DS mean nothing in 64-bit mode (Intel SDM vol. 1, 3.4.2.1).
        case 0x26, 0x2e, 0x36, 0x3e -> {}
        default -> {
          return new Read(
              new Prefixes(rex, repeat, operandSize, lock, segment, narrowAddress), value);
        }
      }
      rex = 0;
    }
  }

  /** Prefixes and the byte after them. */
  record Read(Prefixes prefixes, int opcode) {}
}
