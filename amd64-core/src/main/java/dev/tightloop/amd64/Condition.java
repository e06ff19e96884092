package dev.tightloop.amd64;

import java.util.Locale;

/**
 * What Jcc, SETcc and CMOVcc test. The ordinal is the low half of the opcode (Intel SDM vol. 1,
 * appendix B), so the order matters, and each odd one is the opposite of the one before.
 */
public enum Condition {
  O,
  NO,
  B,
  AE,
  E,
  NE,
  BE,
  A,
  S,
  NS,
  P,
  NP,
  L,
  GE,
  LE,
  G;

  private static final Condition[] BY_NUMBER = values();

  /** The condition with this encoding, 0 to 15. */
  static Condition of(int n) {
    return BY_NUMBER[n];
  }

  /** Does it hold with these flags? */
  public boolean holds(long rflags) {
    boolean even =
        switch (BY_NUMBER[ordinal() & ~1]) {
          case O -> (rflags & Flags.OF) != 0;
          case B -> (rflags & Flags.CF) != 0;
          case E -> (rflags & Flags.ZF) != 0;
          case BE -> (rflags & (Flags.CF | Flags.ZF)) != 0;
          case S -> (rflags & Flags.SF) != 0;
          case P -> (rflags & Flags.PF) != 0;
          case L -> less(rflags);
          default -> (rflags & Flags.ZF) != 0 || less(rflags);
        };
    return even == ((ordinal() & 1) == 0);
  }

  /** How it ends a mnemonic: {@code "ae"} in {@code jae}. */
  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean less(long rflags) {
    return (rflags & Flags.SF) != 0 != ((rflags & Flags.OF) != 0);
  }
}
