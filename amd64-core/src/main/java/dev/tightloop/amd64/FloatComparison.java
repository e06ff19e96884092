package dev.tightloop.amd64;

/** COMIS, UCOMIS, MIN and MAX (Intel SDM vol. 2). */
final class FloatComparison {
  private FloatComparison() {}

  /** ZF, PF, CF say equal, unordered, below; the other status flags become 0. */
  static long status(
      FloatFormat format,
      FloatEnvironment environment,
      long left,
      long right,
      boolean quietIsInvalid) {
    if (NaNs.any(format, left, right)) {
      unordered(format, environment, left, right, quietIsInvalid);
      return Flags.ZF | Flags.PF | Flags.CF;
    }
    double a = format.value(environment.number(format, left));
    double b = format.value(environment.number(format, right));
    return a > b ? 0 : a < b ? Flags.CF : Flags.ZF;
  }

  static long min(FloatFormat format, FloatEnvironment environment, long to, long from) {
    return choose(format, environment, to, from, true);
  }

  static long max(FloatFormat format, FloatEnvironment environment, long to, long from) {
    return choose(format, environment, to, from, false);
  }

  /** The second one if the two are equal or if one is a NaN, which passes as it is. */
  private static long choose(
      FloatFormat format, FloatEnvironment environment, long to, long from, boolean smaller) {
    if (NaNs.any(format, to, from)) {
      environment.raise(Mxcsr.IE);
      return environment.operand(format, from);
    }
    long a = environment.number(format, to);
    long b = environment.number(format, from);
    double x = format.value(a);
    double y = format.value(b);
    return smaller ? x < y ? a : b : x > y ? a : b;
  }

  /** A comparison with a NaN: a signalling one is always invalid. */
  static void unordered(
      FloatFormat format, FloatEnvironment environment, long a, long b, boolean quietIsInvalid) {
    if (quietIsInvalid || format.isSignalling(a) || format.isSignalling(b)) {
      environment.raise(Mxcsr.IE);
    }
  }
}
