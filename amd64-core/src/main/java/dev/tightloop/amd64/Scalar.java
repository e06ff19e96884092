package dev.tightloop.amd64;

/**
 * An operand of 8 to 64 bits. Values travel as {@code long}s with zeros above the operand's width.
 *
 * <p>There is one subclass a place and width, so that a bound operand needs no switch.
 */
abstract sealed class Scalar implements Operand
    permits Register64,
        Register32,
        Register16,
        Register8,
        MemoryScalar,
        Immediate,
        XmmLow64,
        XmmHigh64,
        XmmLow32 {
  /** The value, zero-extended. */
  abstract long read(Cpu cpu);

  /** Stores the low bits of {@code value}; what lies above them is ignored. */
  abstract void write(Cpu cpu, long value);

  abstract OperandSize size();

  boolean isMemory() {
    return false;
  }

  /** The general register of this number and width. */
  static Scalar register(int number, OperandSize size, boolean rex) {
    return switch (size) {
      case QWORD -> new Register64(number);
      case DWORD -> new Register32(number);
      case WORD -> new Register16(number);
      case BYTE -> new Register8(number, rex);
    };
  }
}
