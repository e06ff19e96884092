package dev.tightloop.amd64;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What processors execute although objdump says "(bad)" or the name of an extension that took the
 * encoding of a NOP, rule by rule. The patterns are of what the decoder says.
 */
enum Accepted {
  /**
   * 0F 18 to 0F 1F do nothing on a processor without MPX, CET or whatever else was put there (AMD64
   * manual vol. 3, "NOP").
   */
  HINT(ours -> ours.mnemonic().equals("nop") && opcode(ours) >= 0x18 && opcode(ours) <= 0x1f),

  /** F2 90 is no exchange, and F3 90 is one with REX.B; 66 changes nothing in either. */
  NOP(
      ours ->
          opcodeOnly(ours) == 0x90
              && (contains(ours, 0xf2) || contains(ours, 0xf3))
              && ours.toString().matches("nop|xchg (r8w,ax|r8d,eax|r8,rax)")),

  /** F2 is ignored where it means nothing, before BSF and BSR too. */
  REPEAT(ours -> ours.mnemonic().matches("bs[fr]")),

  /** Bits 0 and 4 choose the halves; objdump takes 2 and 3 for 10 and 11. */
  CARRYLESS(ours -> ours.mnemonic().matches("v?pclmulqdq")),

  /** A fence's r/m field does not matter. */
  FENCE(ours -> ours.mnemonic().matches("[lms]fence")),

  /** 66 is ignored where it means nothing. */
  OPERAND_SIZE(ours -> ours.mnemonic().matches("wbinvd"));

  private final Predicate<Instruction> rule;

  Accepted(Predicate<Instruction> rule) {
    this.rule = rule;
  }

  /** Where objdump does say something, only the name and operands of what is a NOP may differ. */
  static boolean byProcessors(Instruction ours, Objdump.Line line) {
    if (ObjdumpText.isBad(line.text())) {
      return any(EnumSet.allOf(Accepted.class), ours);
    }
    return ours.length() == line.length()
        && !ObjdumpText.mnemonic(line.text()).equals(ours.mnemonic())
        && any(EnumSet.of(HINT, NOP), ours);
  }

  private static boolean any(Set<Accepted> rules, Instruction ours) {
    return rules.stream().anyMatch(accepted -> accepted.rule.test(ours));
  }

  private static boolean contains(Instruction instruction, int value) {
    for (byte b : instruction.bytes()) {
      if ((b & 0xff) == value) {
        return true;
      }
    }
    return false;
  }

  /** The byte behind all prefixes, if it is the last. */
  private static int opcodeOnly(Instruction instruction) {
    byte[] bytes = instruction.bytes();
    int at = 0;
    while (Encodings.isPrefix(bytes[at] & 0xff)) {
      at++;
    }
    return at == bytes.length - 1 ? bytes[at] & 0xff : -1;
  }

  /** The byte behind 0F; -1 if there is none. */
  private static int opcode(Instruction instruction) {
    byte[] bytes = instruction.bytes();
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] == 0x0f) {
        return bytes[i + 1];
      }
    }
    return -1;
  }
}
