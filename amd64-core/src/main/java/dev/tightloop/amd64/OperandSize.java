package dev.tightloop.amd64;

import java.util.Locale;

/** The width of an integer operand. */
public enum OperandSize {
  BYTE(8),
  WORD(16),
  DWORD(32),
  QWORD(64);

  private final int bits;
  private final long mask;

  OperandSize(int bits) {
    this.bits = bits;
    this.mask = -1L >>> (64 - bits);
  }

  public int bits() {
    return bits;
  }

  public int bytes() {
    return bits >> 3;
  }

  /** Ones in all bits of an operand. */
  long mask() {
    return mask;
  }

  /** The highest bit, as a number of places to shift right. */
  int signShift() {
    return bits - 1;
  }

  /** {@code value}'s low bits as a signed number of this width. */
  long signExtend(long value) {
    return value << (64 - bits) >> (64 - bits);
  }

  /** As objdump prints a memory operand: {@code "DWORD PTR "}. */
  String pointer() {
    return name().toUpperCase(Locale.ROOT) + " PTR ";
  }
}
