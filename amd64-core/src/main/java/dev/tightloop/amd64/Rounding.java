package dev.tightloop.amd64;

/**
 * From exact results to representable ones (Intel SDM vol. 1, 4.8.4 and 4.9.1).
 *
 * <p>An exact result comes as sign, exponent and a significand of at most 63 bits, whose lowest bit
 * stands for all digits below it: it is set if one of them is. That is exact enough as long as it
 * lies below the last digit kept, the half included.
 */
final class Rounding {
  /** The bit of a significand that is worth 2^exponent. */
  static final int LEADING = 62;

  private Rounding() {}

  /**
   * Rounds (-1)^negative * significand / 2^62 * 2^exponent, and raises overflow, underflow and
   * precision.
   *
   * @param significand not zero, not negative; its leading one may be anywhere
   */
  static long round(
      FloatFormat format,
      FloatEnvironment environment,
      boolean negative,
      int exponent,
      long significand) {
    int shift = Long.numberOfLeadingZeros(significand) - 1;
    long digits = significand << shift;
    int place = exponent - shift;
    int dropped = LEADING - format.fractionBits;
    int smallest = 1 - format.bias;
    long sign = negative ? format.sign : 0;
    if (place < smallest && digits + increment(environment, negative, digits, dropped) >= 0
        || place < smallest - 1) {
      return tiny(format, environment, negative, place, digits);
    }
    // Just below the smallest normal number, and rounding will reach it: one digit fewer is kept.
    if (place < smallest) {
      digits = shiftRight(digits, 1);
      place = smallest;
    }
    boolean inexact = digits << 64 - dropped != 0;
    long rounded = digits + increment(environment, negative, digits, dropped) >>> dropped;
    long magnitude = ((long) (place - smallest) << format.fractionBits) + rounded;
    if (place > format.bias || magnitude >= format.infinity) {
      return sign | overflow(format, environment, negative, inexact);
    }
    if (inexact) {
      environment.raise(Mxcsr.PE);
    }
    return sign | magnitude;
  }

  /** What rounding adds before {@code dropped} digits are cut off. */
  static long increment(FloatEnvironment environment, boolean negative, long digits, int dropped) {
    long all = (1L << dropped) - 1;
    return switch (environment.rounding()) {
      // One half, or just less where the digit kept is even.
      case FloatEnvironment.NEAREST -> (all >>> 1) + (digits >>> dropped & 1);
      case FloatEnvironment.DOWN -> negative ? all : 0;
      case FloatEnvironment.UP -> negative ? 0 : all;
      default -> 0;
    };
  }

  /** Shifts right; the lowest bit stays set if a one falls off. */
  static long shiftRight(long digits, int distance) {
    if (distance > LEADING) {
      return digits == 0 ? 0 : 1;
    }
    return digits >>> distance | ((digits & (1L << distance) - 1) == 0 ? 0 : 1);
  }

  /** A result that stays below the smallest normal number even after rounding. */
  private static long tiny(
      FloatFormat format,
      FloatEnvironment environment,
      boolean negative,
      int exponent,
      long digits) {
    long sign = negative ? format.sign : 0;
    int dropped = LEADING - format.fractionBits;
    if (!environment.masks(Mxcsr.UE)) {
      // The exception takes the place of a result; only normal precision counts as rounding.
      environment.raise(digits << 64 - dropped == 0 ? Mxcsr.UE : Mxcsr.UE | Mxcsr.PE);
      return sign;
    }
    if (environment.flushesToZero()) {
      environment.raise(Mxcsr.UE | Mxcsr.PE);
      return sign;
    }
    long denormal = shiftRight(digits, 1 - format.bias - exponent);
    if (denormal << 64 - dropped != 0) {
      environment.raise(Mxcsr.UE | Mxcsr.PE);
    }
    return sign | denormal + increment(environment, negative, denormal, dropped) >>> dropped;
  }

  private static long overflow(
      FloatFormat format, FloatEnvironment environment, boolean negative, boolean inexact) {
    environment.raise(inexact || environment.masks(Mxcsr.OE) ? Mxcsr.OE | Mxcsr.PE : Mxcsr.OE);
    boolean toInfinity =
        switch (environment.rounding()) {
          case FloatEnvironment.NEAREST -> true;
          case FloatEnvironment.DOWN -> negative;
          case FloatEnvironment.UP -> !negative;
          default -> false;
        };
    return toInfinity ? format.infinity : format.infinity - 1;
  }
}
