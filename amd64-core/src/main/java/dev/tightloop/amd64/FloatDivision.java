package dev.tightloop.amd64;

/** Quotients (Intel SDM vol. 2, DIVSD). */
final class FloatDivision {
  private static final int EXACT = 52;

  private FloatDivision() {}

  static long divide(FloatFormat format, FloatEnvironment environment, long to, long from) {
    if (NaNs.any(format, to, from)) {
      return NaNs.propagate(format, environment, to, from);
    }
    long sign = (to ^ from) & format.sign;
    if (format.isZero(environment.operand(format, from)) && !format.isInfinite(to)) {
      return sign | byZero(format, environment, environment.operand(format, to));
    }
    long a = environment.number(format, to);
    long b = environment.number(format, from);
    if (format.isInfinite(a)) {
      return format.isInfinite(b) ? NaNs.invalid(format, environment) : sign | format.infinity;
    }
    if (format.isInfinite(b) || format.isZero(a)) {
      return sign;
    }
    return quotient(format, environment, sign != 0, a, b);
  }

  /** Division by zero goes before a denormal dividend: that one is not reported. */
  private static long byZero(FloatFormat format, FloatEnvironment environment, long a) {
    if (format.isZero(a)) {
      return NaNs.invalid(format, environment);
    }
    environment.raise(Mxcsr.ZE);
    return format.infinity;
  }

  /**
   * Java's quotient of the digits, as doubles from 1 to below 2, is the nearest of 53 bits. The
   * remainder, exact modulo 2^64, says on which side of it the true one lies.
   */
  private static long quotient(
      FloatFormat format, FloatEnvironment environment, boolean negative, long a, long b) {
    long x = format.significand(a) >> Rounding.LEADING - EXACT;
    long y = format.significand(b) >> Rounding.LEADING - EXACT;
    int scale = x < y ? EXACT + 1 : EXACT;
    long nearest = (long) ((double) x / (double) y * (scale == EXACT ? 0x1p52 : 0x1p53));
    long remainder = (x << scale) - nearest * y;
    long digits = (nearest << Rounding.LEADING - EXACT) + Long.signum(remainder);
    int exponent = format.exponent(a) - format.exponent(b) + EXACT - scale;
    return Rounding.round(format, environment, negative, exponent, digits);
  }
}
