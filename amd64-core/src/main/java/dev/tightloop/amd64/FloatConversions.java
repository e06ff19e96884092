package dev.tightloop.amd64;

/** Numbers from one format to another (Intel SDM vol. 1, 11.4.1.6 and table E-10 ff.). */
final class FloatConversions {
  private FloatConversions() {}

  /** A signed integer. */
  static long fromInteger(FloatFormat to, FloatEnvironment environment, long value) {
    if (value == 0) {
      return 0;
    }
    // 2^63, the magnitude of the lowest long, needs one bit more than there is.
    long half = value == Long.MIN_VALUE ? 1L << Rounding.LEADING : Math.abs(value);
    int exponent = value == Long.MIN_VALUE ? 63 : Rounding.LEADING;
    return Rounding.round(to, environment, value < 0, exponent, half);
  }

  /**
   * To a signed integer, in the low bits. NaN and what does not fit are invalid and give the
   * integer indefinite, only the top bit set.
   */
  static long toInteger(
      FloatFormat from, FloatEnvironment environment, OperandSize size, boolean truncate, long a) {
    long number = environment.operand(from, a);
    if (from.isZero(number)) {
      return 0;
    }
    long indefinite = 1L << size.signShift();
    boolean negative = from.isNegative(number);
    if (from.magnitude(number) >= from.infinity || from.exponent(number) > size.signShift()) {
      environment.raise(Mxcsr.IE);
      return indefinite;
    }
    int exponent = from.exponent(number);
    // Two more digits: the half, and one for all below it.
    long digits = from.significand(number);
    long magnitude;
    boolean inexact = false;
    if (exponent >= from.fractionBits) {
      magnitude = exponent > 62 ? digits << 1 : digits >> 62 - exponent;
    } else {
      long quarters = Rounding.shiftRight(digits, 60 - exponent);
      inexact = (quarters & 3) != 0;
      long increment = truncate ? 0 : Rounding.increment(environment, negative, quarters, 2);
      magnitude = quarters + increment >>> 2;
    }
    long result = negative ? -magnitude : magnitude;
    if (result != size.signExtend(result) || result != 0 && result < 0 != negative) {
      environment.raise(Mxcsr.IE);
      return indefinite;
    }
    if (inexact) {
      environment.raise(Mxcsr.PE);
    }
    return result & size.mask();
  }

  static long toSingle(FloatEnvironment environment, long a) {
    return convert(FloatFormat.BINARY64, FloatFormat.BINARY32, environment, a);
  }

  static long toDouble(FloatEnvironment environment, long a) {
    return convert(FloatFormat.BINARY32, FloatFormat.BINARY64, environment, a);
  }

  private static long convert(
      FloatFormat from, FloatFormat to, FloatEnvironment environment, long a) {
    long sign = from.isNegative(a) ? to.sign : 0;
    if (from.isNaN(a)) {
      // The fraction's upper bits stay.
      long fraction = NaNs.propagate(from, environment, a, a) & from.smallestNormal - 1;
      int more = to.fractionBits - from.fractionBits;
      return sign | to.infinity | (more > 0 ? fraction << more : fraction >> -more);
    }
    long number = environment.number(from, a);
    if (from.isInfinite(number)) {
      return sign | to.infinity;
    }
    if (from.isZero(number)) {
      return sign;
    }
    return Rounding.round(
        to, environment, sign != 0, from.exponent(number), from.significand(number));
  }
}
