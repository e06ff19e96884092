package dev.tightloop.amd64;

import java.util.StringJoiner;

/** The bits of MXCSR (Intel SDM vol. 1, 10.2.3). */
public final class Mxcsr {
  /** Sticky: an operand was a signalling NaN, or the operation has no defined result. */
  public static final int IE = 0x1;

  /** Sticky: an operand was denormal. */
  public static final int DE = 0x2;

  /** Sticky: a finite number was divided by zero. */
  public static final int ZE = 0x4;

  /** Sticky: the result was too large. */
  public static final int OE = 0x8;

  /** Sticky: the result was tiny. */
  public static final int UE = 0x10;

  /** Sticky: the result was rounded. */
  public static final int PE = 0x20;

  /** Denormal operands count as zeros. */
  public static final int DAZ = 0x40;

  /** Tiny results become zeros, as long as underflow is masked. */
  public static final int FTZ = 0x8000;

  /** The six sticky exception bits. */
  public static final int EXCEPTIONS = 0x3f;

  /** All bits that exist; setting another one is a general protection fault. */
  static final int DEFINED = 0xffff;

  /** A mask bit is that much higher than its exception's bit. */
  static final int MASK_SHIFT = 7;

  static final int ROUNDING_SHIFT = 13;

  /** What can be seen in the operands alone, before anything is computed. */
  static final int BEFORE_COMPUTATION = IE | DE | ZE;

  private static final String[] NAMES = {"IE", "DE", "ZE", "OE", "UE", "PE"};

  private Mxcsr() {}

  /** Those of the exceptions in {@code raised} that {@code mxcsr} does not mask. */
  static int unmasked(int raised, int mxcsr) {
    return raised & ~(mxcsr >> MASK_SHIFT) & EXCEPTIONS;
  }

  /** The names of the set exception bits, lowest first: {@code "ZE PE"}; {@code "-"} for none. */
  public static String describe(int exceptions) {
    StringJoiner names = new StringJoiner(" ").setEmptyValue("-");
    for (int i = 0; i < NAMES.length; i++) {
      if ((exceptions >> i & 1) != 0) {
        names.add(NAMES[i]);
      }
    }
    return names.toString();
  }
}
