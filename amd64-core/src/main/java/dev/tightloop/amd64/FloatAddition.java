package dev.tightloop.amd64;

/** Sums and differences (Intel SDM vol. 2, ADDSD and SUBSD). */
final class FloatAddition {
  private FloatAddition() {}

  static long add(FloatFormat format, FloatEnvironment environment, long to, long from) {
    return sum(format, environment, to, from, 0);
  }

  static long subtract(FloatFormat format, FloatEnvironment environment, long to, long from) {
    return sum(format, environment, to, from, format.sign);
  }

  /**
   * @param flip the sign bit to subtract; it leaves a NaN's sign alone
   */
  private static long sum(
      FloatFormat format, FloatEnvironment environment, long to, long from, long flip) {
    if (NaNs.any(format, to, from)) {
      return NaNs.propagate(format, environment, to, from);
    }
    long a = environment.number(format, to);
    long b = environment.number(format, from) ^ flip;
    if (format.isInfinite(a)) {
      return format.isInfinite(b) && a != b ? NaNs.invalid(format, environment) : a;
    }
    if (format.isInfinite(b)) {
      return b;
    }
    return format.magnitude(a) >= format.magnitude(b)
        ? ordered(format, environment, a, b)
        : ordered(format, environment, b, a);
  }

  /** Two finite numbers, the greater one first. */
  private static long ordered(FloatFormat format, FloatEnvironment environment, long a, long b) {
    boolean subtract = ((a ^ b) & format.sign) != 0;
    boolean negative = format.isNegative(a);
    if (subtract && format.magnitude(a) == format.magnitude(b)) {
      return environment.rounding() == FloatEnvironment.DOWN ? format.sign : 0;
    }
    if (format.isZero(a)) {
      return a;
    }
    int exponent = format.exponent(a);
    // One bit lower, for the carry.
    long digits = format.significand(a) >> 1;
    if (!format.isZero(b)) {
      long other = Rounding.shiftRight(format.significand(b), 1 + exponent - format.exponent(b));
      digits = subtract ? digits - other : digits + other;
    }
    return Rounding.round(format, environment, negative, exponent + 1, digits);
  }
}
