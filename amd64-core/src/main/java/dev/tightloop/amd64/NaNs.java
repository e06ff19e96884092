package dev.tightloop.amd64;

/** Results that are no numbers (Intel SDM vol. 1, 4.8.3.5 and table 4-7). */
final class NaNs {
  private NaNs() {}

  static boolean any(FloatFormat format, long a, long b) {
    return format.isNaN(a) || format.isNaN(b);
  }

  /** The first NaN of the two, made quiet; a signalling one of them is invalid. */
  static long propagate(FloatFormat format, FloatEnvironment environment, long a, long b) {
    if (format.isSignalling(a) || format.isSignalling(b)) {
      environment.raise(Mxcsr.IE);
    }
    return (format.isNaN(a) ? a : b) | format.quiet;
  }

  /** An operation on numbers that has no result. */
  static long invalid(FloatFormat format, FloatEnvironment environment) {
    environment.raise(Mxcsr.IE);
    return format.indefinite;
  }
}
