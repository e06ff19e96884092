package dev.tightloop.amd64;

/**
 * Instructions that put elements in other places: shuffles, unpacking, packing (Intel SDM vol. 2).
 */
final class Shuffles {
  private static final long DWORD = 0xffffffffL;

  private Shuffles() {}

  static Operation pshufd(Vector to, Vector from, Immediate order) {
    int o = (int) order.value();
    return cpu -> {
      long low = from.low(cpu);
      long high = from.high(cpu);
      to.write(cpu, pair(low, high, o), pair(low, high, o >> 4));
    };
  }

  static Operation pshuflw(Vector to, Vector from, Immediate order) {
    int o = (int) order.value();
    return cpu -> to.write(cpu, words(from.low(cpu), o), from.high(cpu));
  }

  static Operation pshufhw(Vector to, Vector from, Immediate order) {
    int o = (int) order.value();
    return cpu -> to.write(cpu, from.low(cpu), words(from.high(cpu), o));
  }

  /** The lower two out of {@code to}, the upper two out of {@code from}. */
  static Operation shufps(Vector to, Vector from, Immediate order) {
    int o = (int) order.value();
    return cpu -> {
      long low = pair(to.low(cpu), to.high(cpu), o);
      long high = pair(from.low(cpu), from.high(cpu), o >> 4);
      to.write(cpu, low, high);
    };
  }

  static Operation shufpd(Vector to, Vector from, Immediate order) {
    boolean first = (order.value() & 1) != 0;
    boolean second = (order.value() & 2) != 0;
    return cpu -> {
      long low = from.low(cpu);
      long high = from.high(cpu);
      to.write(cpu, first ? to.high(cpu) : to.low(cpu), second ? high : low);
    };
  }

  /** PUNPCKL and UNPCKL: lanes of {@code width} bits of both lower halves by turns. */
  static Operation unpackLow(Vector to, Vector from, int width) {
    return cpu -> unpack(cpu, to, to.low(cpu), from.low(cpu), width);
  }

  /** PUNPCKH and UNPCKH: lanes of {@code width} bits of both upper halves by turns. */
  static Operation unpackHigh(Vector to, Vector from, int width) {
    return cpu -> {
      // Memory is read from its first byte on: that is where it faults.
      from.low(cpu);
      unpack(cpu, to, to.high(cpu), from.high(cpu), width);
    };
  }

  private static void unpack(Cpu cpu, Vector to, long a, long b, int width) {
    if (width == 64) {
      to.write(cpu, a, b);
    } else {
      to.write(cpu, interleave(a, b, width), interleave(a >>> 32, b >>> 32, width));
    }
  }

  /** The lanes of the lower 32 bits of both by turns. */
  private static long interleave(long a, long b, int width) {
    long mask = -1L >>> 64 - width;
    long result = 0;
    for (int at = 0; at < 32; at += width) {
      result |= (a >>> at & mask | (b >>> at & mask) << width) << 2 * at;
    }
    return result;
  }

  /** PACKSS and PACKUS: lanes of {@code width} signed bits saturate to half as many. */
  static Operation pack(Vector to, Vector from, int width, boolean signed) {
    return cpu -> {
      long low = packed(to.low(cpu), to.high(cpu), width, signed);
      to.write(cpu, low, packed(from.low(cpu), from.high(cpu), width, signed));
    };
  }

  private static long packed(long low, long high, int width, boolean signed) {
    return narrowed(low, width, signed) | narrowed(high, width, signed) << 32;
  }

  private static long narrowed(long half, int width, boolean signed) {
    int narrow = width / 2;
    long mask = -1L >>> 64 - narrow;
    long result = 0;
    for (int at = 0; at < 64; at += width) {
      long lane = half << 64 - width - at >> 64 - width;
      long saturated =
          signed
              ? PackedIntegers.saturateSigned(lane, narrow)
              : PackedIntegers.saturateUnsigned(lane, narrow);
      result |= (saturated & mask) << at / 2;
    }
    return result;
  }

  private static long pair(long low, long high, int order) {
    return dword(low, high, order) | dword(low, high, order >> 2) << 32;
  }

  private static long dword(long low, long high, int which) {
    long half = (which & 2) == 0 ? low : high;
    return half >>> 32 * (which & 1) & DWORD;
  }

  private static long words(long half, int order) {
    long result = 0;
    for (int i = 0; i < 4; i++) {
      result |= (half >>> 16 * (order >> 2 * i & 3) & 0xffff) << 16 * i;
    }
    return result;
  }
}
