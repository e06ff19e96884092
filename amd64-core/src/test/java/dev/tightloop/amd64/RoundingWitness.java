package dev.tightloop.amd64;

import java.math.BigInteger;

/**
 * IEEE 754's rounding from its definition, on big integers: a second opinion on {@link Rounding}
 * that shares nothing with it. All exceptions are masked.
 */
record RoundingWitness(FloatFormat format, int mode, boolean flushToZero) {
  /** Below every number that an operation on two doubles gives. */
  private static final int LOWEST = -2400;

  /** Bits and the exceptions raised. */
  record Rounded(long bits, int exceptions) {}

  Rounded round(boolean negative, ExactNumber exact) {
    long sign = negative ? format.sign : 0;
    int exponent = exact.floor(LOWEST).bitLength() - 1 + LOWEST;
    int smallest = 1 - format.bias;
    BigInteger one = BigInteger.ONE.shiftLeft(format.fractionBits);
    // Tiny: below the smallest normal number even if exponents had no end.
    boolean tiny =
        exponent < smallest - 1
            || exponent == smallest - 1
                && nearby(negative, exact, exponent - format.fractionBits).bitLength()
                    == one.bitLength();
    if (tiny && flushToZero) {
      return new Rounded(sign, Mxcsr.UE | Mxcsr.PE);
    }
    int unit = Math.max(exponent, smallest) - format.fractionBits;
    BigInteger digits = nearby(negative, exact, unit);
    boolean inexact = exact.compareTo(digits, unit) != 0;
    int exceptions = !inexact ? 0 : tiny ? Mxcsr.UE | Mxcsr.PE : Mxcsr.PE;
    if (digits.bitLength() + unit > format.bias + 1) {
      boolean infinite = mode == FloatEnvironment.NEAREST || up(negative);
      return new Rounded(
          sign | (infinite ? format.infinity : format.infinity - 1), Mxcsr.OE | Mxcsr.PE);
    }
    double magnitude = Math.scalb(digits.doubleValue(), unit);
    long bits =
        format == FloatFormat.BINARY64
            ? Double.doubleToRawLongBits(magnitude)
            : Float.floatToRawIntBits((float) magnitude);
    return new Rounded(sign | bits, exceptions);
  }

  /** The multiple of 2^unit that the rounding mode chooses. */
  private BigInteger nearby(boolean negative, ExactNumber exact, int unit) {
    BigInteger below = exact.floor(unit);
    if (exact.compareTo(below, unit) == 0) {
      return below;
    }
    BigInteger above = below.add(BigInteger.ONE);
    if (mode != FloatEnvironment.NEAREST) {
      return up(negative) ? above : below;
    }
    int half = exact.compareTo(below.add(above), unit - 1);
    return half > 0 || half == 0 && below.testBit(0) ? above : below;
  }

  /** Does the mode round away from zero? */
  private boolean up(boolean negative) {
    return mode == (negative ? FloatEnvironment.DOWN : FloatEnvironment.UP);
  }
}
