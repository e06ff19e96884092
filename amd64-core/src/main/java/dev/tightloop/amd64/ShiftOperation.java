package dev.tightloop.amd64;

import java.util.Locale;

/**
 * Shifts and rotates. {@link #digit} is their number in the reg field of opcodes C0, C1 and D0 to
 * D3 (Intel SDM vol. 2, table A-6, group 2).
 */
public enum ShiftOperation {
  ROL(0),
  ROR(1),
  RCL(2),
  RCR(3),
  SHL(4),
  SHR(5),
  SAR(7);

  private final int digit;

  ShiftOperation(int digit) {
    this.digit = digit;
  }

  int digit() {
    return digit;
  }

  String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }
}
