package dev.tightloop.amd64;

import java.util.regex.Pattern;

/** What states should be biased to, by mnemonic. */
enum StateBias {
  /** Targets of indirect jumps, calls and returns. */
  CONTROL("jmp.*|call.*|ret.*"),
  /** RCX as a shift count. */
  COUNT("sh[lr]d?|sar|sal|ro[lr]|rc[lr]"),
  DIVISION("i?div"),
  /** An accumulator that equals something. */
  COMPARE("cmpxchg.*"),
  STRING("(rep[a-z]* )?(movs|stos|lods|scas|cmps)"),
  /** RDI as the address of memory. */
  MASKED("maskmov.*"),
  /** MXCSR in memory, without reserved bits. */
  CONTROL_REGISTER("ldmxcsr|fxrstor"),
  /** RCX as a number of turns. */
  LOOP("loop.*|j[er]?cxz"),
  /** RBP as a frame pointer. */
  FRAME("(enter|leave)w?"),
  /** RBX as a table's address. */
  TABLE("xlat.*"),
  /** A bit's number in a register that reaches beyond the operand. */
  BIT_STRING("bt[crs]?"),
  SINGLE(".*(ss|ps)|cvtt?[sp]s2.*"),
  DOUBLE(".*(sd|pd)|cvt.*"),
  NONE("");

  private static final StateBias[] ALL = values();

  private final Pattern mnemonics;

  StateBias(String mnemonics) {
    this.mnemonics = Pattern.compile(mnemonics);
  }

  static StateBias of(String mnemonic) {
    for (StateBias bias : ALL) {
      if (bias.mnemonics.matcher(mnemonic).matches()) {
        return bias;
      }
    }
    return NONE;
  }
}
