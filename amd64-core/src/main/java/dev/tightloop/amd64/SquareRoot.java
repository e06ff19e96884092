package dev.tightloop.amd64;

/** Square roots (Intel SDM vol. 2, SQRTSD). */
final class SquareRoot {
  private static final int EXACT = 52;

  private SquareRoot() {}

  static long of(FloatFormat format, FloatEnvironment environment, long from) {
    if (format.isNaN(from)) {
      return NaNs.propagate(format, environment, from, from);
    }
    long a = environment.operand(format, from);
    if (format.isZero(a)) {
      return a;
    }
    if (format.isNegative(a)) {
      return NaNs.invalid(format, environment);
    }
    a = environment.number(format, a);
    if (format.isInfinite(a)) {
      return a;
    }
    return root(format, environment, a);
  }

  /**
   * Java's root is the nearest of 53 bits. The remainder, exact modulo 2^64, says on which side of
   * it the true one lies.
   */
  private static long root(FloatFormat format, FloatEnvironment environment, long a) {
    int exponent = format.exponent(a);
    int odd = exponent & 1;
    long square = format.significand(a) >> Rounding.LEADING - EXACT - odd;
    long nearest = (long) (Math.sqrt((double) square) * 0x1p26);
    long remainder = (square << EXACT) - nearest * nearest;
    long digits = (nearest << Rounding.LEADING - EXACT) + Long.signum(remainder);
    return Rounding.round(format, environment, false, exponent - odd >> 1, digits);
  }
}
