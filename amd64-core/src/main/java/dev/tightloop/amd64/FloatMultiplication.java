package dev.tightloop.amd64;

/** Products (Intel SDM vol. 2, MULSD). */
final class FloatMultiplication {
  private FloatMultiplication() {}

  static long multiply(FloatFormat format, FloatEnvironment environment, long to, long from) {
    if (NaNs.any(format, to, from)) {
      return NaNs.propagate(format, environment, to, from);
    }
    long a = environment.number(format, to);
    long b = environment.number(format, from);
    long sign = (a ^ b) & format.sign;
    if (format.isInfinite(a) || format.isInfinite(b)) {
      return format.isZero(a) || format.isZero(b)
          ? NaNs.invalid(format, environment)
          : sign | format.infinity;
    }
    if (format.isZero(a) || format.isZero(b)) {
      return sign;
    }
    long x = format.significand(a);
    long y = format.significand(b);
    // x * y is 2^124 times the product of the two numbers' digits.
    long digits = Math.multiplyHigh(x, y) | (x * y == 0 ? 0 : 1);
    int exponent = format.exponent(a) + format.exponent(b) + 2;
    return Rounding.round(format, environment, sign != 0, exponent, digits);
  }
}
