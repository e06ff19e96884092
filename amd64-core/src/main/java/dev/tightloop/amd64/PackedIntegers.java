package dev.tightloop.amd64;

import java.util.function.LongBinaryOperator;

/** Packed integer arithmetic lane by lane, for what has no shortcut in {@link Lanes}. */
final class PackedIntegers {
  private static final long DWORD = 0xffffffffL;

  private PackedIntegers() {}

  /** An operation on signed lanes of {@code width} bits; higher bits of its results are dropped. */
  static LaneOperation signed(int width, LongBinaryOperator operation) {
    long mask = mask(width);
    return (a, b) -> {
      long result = 0;
      for (int at = 0; at < 64; at += width) {
        long x = a << 64 - width - at >> 64 - width;
        long y = b << 64 - width - at >> 64 - width;
        result |= (operation.applyAsLong(x, y) & mask) << at;
      }
      return result;
    };
  }

  /** An operation on unsigned lanes of {@code width} bits; higher bits of its results drop. */
  static LaneOperation unsigned(int width, LongBinaryOperator operation) {
    long mask = mask(width);
    return (a, b) -> {
      long result = 0;
      for (int at = 0; at < 64; at += width) {
        result |= (operation.applyAsLong(a >>> at & mask, b >>> at & mask) & mask) << at;
      }
      return result;
    };
  }

  /** The nearest signed number of {@code width} bits. */
  static long saturateSigned(long value, int width) {
    long limit = 1L << width - 1;
    return Math.max(-limit, Math.min(limit - 1, value));
  }

  /** The nearest unsigned number of {@code width} bits. */
  static long saturateUnsigned(long value, int width) {
    return Math.max(0, Math.min(mask(width), value));
  }

  /** PMADDWD: signed words multiplied, the products added in pairs. */
  static long multiplyAddWords(long a, long b) {
    return (pairOfProducts(a, b) & DWORD) | pairOfProducts(a >> 32, b >> 32) << 32;
  }

  private static long pairOfProducts(long a, long b) {
    return (long) (short) a * (short) b + (long) (short) (a >> 16) * (short) (b >> 16);
  }

  /** PMULUDQ: the lower doublewords, unsigned. */
  static long multiplyDwords(long a, long b) {
    return (a & DWORD) * (b & DWORD);
  }

  /** PSADBW: the sum of the bytes' distances. */
  static long sumOfDistances(long a, long b) {
    long sum = 0;
    for (int at = 0; at < 64; at += 8) {
      sum += Math.abs((a >>> at & 0xff) - (b >>> at & 0xff));
    }
    return sum;
  }

  private static long mask(int width) {
    return -1L >>> 64 - width;
  }
}
