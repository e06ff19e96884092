package dev.tightloop.amd64;

/**
 * Bits of binary32 and binary64 numbers: zeros, denormals, infinities, both kinds of NaN, numbers
 * near the ends of the range, integers' ends and halves, and pairs whose sums and products round.
 */
final class FloatBits {
  private static final double[] DOUBLES = {
    0.0,
    1,
    0.5,
    1.5,
    2.5,
    3,
    Double.MIN_NORMAL,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    0x1p-537,
    0x1p511,
    0x1p31,
    2147483646.5,
    2147483647.5,
    2147483648.5,
    0x1p63,
    0x1.fffffffffffffp62,
    0x1p62,
    0x1.fffffep127,
    0x1.ffffffp127,
    0x1p-126,
    0x1p-149,
    0x1p-150,
    Double.POSITIVE_INFINITY
  };
  private static final float[] FLOATS = {
    0.0f,
    1,
    0.5f,
    1.5f,
    2.5f,
    3,
    Float.MIN_NORMAL,
    Math.nextDown(Float.MIN_NORMAL),
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    0x1p-63f,
    0x1p64f,
    0x1p31f,
    2147483520f,
    8388607.5f,
    8388608.5f,
    0x1p63f,
    0x1.fffffep62f,
    Float.POSITIVE_INFINITY
  };

  private FloatBits() {}

  static long binary64(Randomness random) {
    long sign = random.next() & Long.MIN_VALUE;
    int kind = random.below(16);
    if (kind < 4) {
      return sign ^ Double.doubleToRawLongBits(DOUBLES[random.below(DOUBLES.length)]);
    }
    long fraction = fraction(random, 52);
    if (kind < 6) {
      return sign | 0x7ff0_0000_0000_0000L | Math.max(1, fraction);
    }
    if (kind < 8) {
      return sign | fraction;
    }
    int exponent =
        switch (kind) {
          case 8 -> 1 + random.below(60);
          case 9 -> 2046 - random.below(60);
          case 10 -> random.below(2047);
          default -> 1023 - 70 + random.below(140);
        };
    return sign | (long) exponent << 52 | fraction;
  }

  static int binary32(Randomness random) {
    int sign = (int) random.next() & Integer.MIN_VALUE;
    int kind = random.below(16);
    if (kind < 4) {
      return sign ^ Float.floatToRawIntBits(FLOATS[random.below(FLOATS.length)]);
    }
    int fraction = (int) fraction(random, 23);
    if (kind < 6) {
      return sign | 0x7f80_0000 | Math.max(1, fraction);
    }
    if (kind < 8) {
      return sign | fraction;
    }
    int exponent =
        switch (kind) {
          case 8 -> 1 + random.below(30);
          case 9 -> 254 - random.below(30);
          case 10 -> random.below(255);
          default -> 127 - 40 + random.below(80);
        };
    return sign | exponent << 23 | fraction;
  }

  /** All bits random, or few of them set at the top or at the bottom, or all but those. */
  private static long fraction(Randomness random, int bits) {
    long mask = (1L << bits) - 1;
    long any = random.next() & mask;
    return switch (random.below(6)) {
      case 0 -> 0;
      case 1 -> any & mask << bits - 3 & mask;
      case 2 -> any & 7;
      case 3 -> ~any & 7 ^ mask;
      default -> any;
    };
  }
}
