package dev.tightloop.amd64;

import java.util.Random;

/** Bit patterns where floating point goes wrong: ends of ranges, their neighbours, few digits. */
final class FloatOperands {
  private final Random random;
  private final FloatFormat format;

  FloatOperands(Random random, FloatFormat format) {
    this.random = random;
    this.format = format;
  }

  /** Any pattern, NaNs and infinities included. */
  long any() {
    return random.nextInt(8) == 0
        ? signed(format.infinity + (random.nextInt(3) - 1) * (random.nextLong() & 3))
        : finite();
  }

  /** Finite, perhaps zero. */
  long finite() {
    long bits =
        switch (random.nextInt(6)) {
          case 0 -> edge() + random.nextInt(5) - 2;
          case 1 -> fraction();
          case 2 -> field(random.nextInt(3 * format.fractionBits)) | fraction();
          case 3, 4 -> field(format.bias + random.nextInt(2 * format.fractionBits)) | fraction();
          default -> random.nextLong();
        };
    bits = format.magnitude(bits);
    return signed(bits < format.infinity ? bits : format.infinity - 1);
  }

  private long edge() {
    long[] edges = {
      2, format.smallestNormal, field(format.bias), format.infinity - 3, field(format.bias / 2)
    };
    return edges[random.nextInt(edges.length)];
  }

  /** A fraction with few or many trailing zeros, or leading ones. */
  private long fraction() {
    long all = random.nextLong() & format.smallestNormal - 1;
    int shift = random.nextInt(format.fractionBits + 1);
    return switch (random.nextInt(4)) {
      case 0 -> all >> shift << shift;
      case 1 -> all >> shift;
      case 2 -> format.smallestNormal - 1 - (all >> shift);
      default -> all;
    };
  }

  private long field(int exponent) {
    return (long) exponent << format.fractionBits;
  }

  private long signed(long magnitude) {
    return random.nextBoolean() ? magnitude | format.sign : magnitude;
  }
}
