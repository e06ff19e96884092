package dev.tightloop.amd64;

import java.util.Locale;

/**
 * The eight two-operand arithmetic and logic instructions. The ordinal is their number in the
 * opcode (bits 3 to 5) and in the reg field of opcodes 80, 81 and 83, so the order matters.
 */
public enum AluOperation {
  ADD,
  OR,
  ADC,
  SBB,
  AND,
  SUB,
  XOR,
  CMP;

  String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }
}
