package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Flags;

/**
 * The status flags that an instruction leaves undefined (Intel SDM vol. 1, appendix A, and vol. 2).
 * Processors and emulators differ there, so these are not compared.
 */
final class UndefinedFlags {

  private UndefinedFlags() {}

  /** Of an instruction by its mnemonic, LOCK aside. */
  static long of(String mnemonic) {
    return switch (mnemonic.startsWith("lock ") ? mnemonic.substring(5) : mnemonic) {
      case "and", "or", "xor", "test" -> Flags.AF;
      // OF is defined for a count of 1 only; a count of 0 leaves all as they are.
      case "shl", "shr", "sar", "shld", "shrd" -> Flags.AF | Flags.OF;
      case "rol", "ror", "rcl", "rcr" -> Flags.OF;
      case "mul", "imul" -> Flags.SF | Flags.ZF | Flags.AF | Flags.PF;
      case "div", "idiv" -> Flags.STATUS;
      case "bsf", "bsr" -> Flags.STATUS & ~Flags.ZF;
      case "bt", "bts", "btr", "btc" -> Flags.OF | Flags.SF | Flags.AF | Flags.PF;
      default -> 0;
    };
  }
}
