package dev.tightloop.amd64;

/**
 * IEEE 754's binary32 and binary64 as SSE uses them. Values are bit patterns in the low bits of a
 * {@code long}, with zeros above.
 */
enum FloatFormat {
  BINARY32(23, 8) {
    @Override
    double value(long bits) {
      return Float.intBitsToFloat((int) bits);
    }

    @Override
    long nearest(double value) {
      return Float.floatToRawIntBits((float) value) & 0xffffffffL;
    }
  },
  BINARY64(52, 11) {
    @Override
    double value(long bits) {
      return Double.longBitsToDouble(bits);
    }

    @Override
    long nearest(double value) {
      return Double.doubleToRawLongBits(value);
    }
  };

  /** Bits of the fraction, the leading one of a normal number not counted. */
  final int fractionBits;

  /** The exponent of 1.0, and also the largest exponent. */
  final int bias;

  /** The sign bit. */
  final long sign;

  /** All ones in the exponent field. */
  final long infinity;

  /** The smallest normal number: one in the exponent field. */
  final long smallestNormal;

  /** What makes a NaN quiet. */
  final long quiet;

  /** What an invalid operation gives, "real indefinite". */
  final long indefinite;

  FloatFormat(int fractionBits, int exponentBits) {
    this.fractionBits = fractionBits;
    this.bias = (1 << exponentBits - 1) - 1;
    this.sign = 1L << fractionBits + exponentBits;
    this.smallestNormal = 1L << fractionBits;
    this.infinity = sign - smallestNormal;
    this.quiet = smallestNormal >> 1;
    this.indefinite = sign | infinity | quiet;
  }

  /** The number as a double, exactly. */
  abstract double value(long bits);

  /** The number of this format that is nearest to {@code value}. */
  abstract long nearest(double value);

  boolean isNegative(long bits) {
    return (bits & sign) != 0;
  }

  /** The number without its sign. */
  long magnitude(long bits) {
    return bits & sign - 1;
  }

  boolean isNaN(long bits) {
    return magnitude(bits) > infinity;
  }

  boolean isSignalling(long bits) {
    return isNaN(bits) && (bits & quiet) == 0;
  }

  boolean isInfinite(long bits) {
    return magnitude(bits) == infinity;
  }

  boolean isZero(long bits) {
    return magnitude(bits) == 0;
  }

  /** Neither normal nor zero. */
  boolean isDenormal(long bits) {
    long magnitude = magnitude(bits);
    return magnitude != 0 && magnitude < smallestNormal;
  }

  /** Normal, but not the smallest such number, which may be a rounded smaller one. */
  boolean isAboveSmallest(long bits) {
    long magnitude = magnitude(bits);
    return magnitude > smallestNormal && magnitude < infinity;
  }

  /**
   * The exponent e of a finite number m * 2^e that is not zero, with m, {@link #significand}, from
   * 1 to below 2.
   */
  int exponent(long bits) {
    long magnitude = magnitude(bits);
    int field = (int) (magnitude >> fractionBits);
    if (field != 0) {
      return field - bias;
    }
    return 1 - bias - (Long.numberOfLeadingZeros(magnitude) - (63 - fractionBits));
  }

  /** The digits of a finite number that is not zero, the leading one in bit 62. */
  long significand(long bits) {
    long magnitude = magnitude(bits);
    if (magnitude < smallestNormal) {
      return magnitude << Long.numberOfLeadingZeros(magnitude) - 1;
    }
    return (magnitude & smallestNormal - 1 | smallestNormal) << 62 - fractionBits;
  }
}
