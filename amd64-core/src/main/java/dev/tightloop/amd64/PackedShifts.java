package dev.tightloop.amd64;

/**
 * PSLL, PSRL and PSRA by an immediate or by the low 64 bits of a vector, and PSLLDQ and PSRLDQ
 * (Intel SDM vol. 2). A count of the lane's width or more leaves zeros, or signs.
 */
final class PackedShifts {
  private PackedShifts() {}

  /** Shifts all lanes in 64 bits by a count below the lanes' width. */
  private interface Half {
    long shift(long half, int count);
  }

  static Operation left(Vector to, Operand count, int width) {
    long every = every(width);
    return logical(to, count, width, (half, n) -> (half & every * (-1L >>> 64 - width >>> n)) << n);
  }

  static Operation right(Vector to, Operand count, int width) {
    long every = every(width);
    return logical(to, count, width, (half, n) -> half >>> n & every * (-1L >>> 64 - width >>> n));
  }

  private static Operation logical(Vector to, Operand count, int width, Half half) {
    return cpu -> {
      long n = count(cpu, count);
      if (Long.compareUnsigned(n, width) >= 0) {
        to.write(cpu, 0, 0);
      } else {
        to.write(cpu, half.shift(to.low(cpu), (int) n), half.shift(to.high(cpu), (int) n));
      }
    };
  }

  static Operation rightSigned(Vector to, Operand count, int width) {
    return cpu -> {
      long n = count(cpu, count);
      int distance = Long.compareUnsigned(n, width) < 0 ? (int) n : width - 1;
      to.write(cpu, signed(to.low(cpu), distance, width), signed(to.high(cpu), distance, width));
    };
  }

  /** PSLLDQ: by bytes, the whole register. */
  static Operation leftBytes(Vector to, Immediate count) {
    int bits = bits(count);
    return cpu -> {
      long low = to.low(cpu);
      long high = to.high(cpu);
      if (bits >= 64) {
        to.write(cpu, 0, bits < 128 ? low << bits : 0);
      } else if (bits > 0) {
        to.write(cpu, low << bits, high << bits | low >>> -bits);
      }
    };
  }

  /** PSRLDQ: by bytes, the whole register. */
  static Operation rightBytes(Vector to, Immediate count) {
    int bits = bits(count);
    return cpu -> {
      long low = to.low(cpu);
      long high = to.high(cpu);
      if (bits >= 64) {
        to.write(cpu, bits < 128 ? high >>> bits : 0, 0);
      } else if (bits > 0) {
        to.write(cpu, low >>> bits | high << -bits, high >>> bits);
      }
    };
  }

  private static int bits(Immediate count) {
    return Math.min(16, (int) count.value()) * 8;
  }

  private static long count(Cpu cpu, Operand count) {
    return count instanceof Vector vector ? vector.low(cpu) : ((Immediate) count).value();
  }

  private static long signed(long half, int distance, int width) {
    long mask = -1L >>> 64 - width;
    long result = 0;
    for (int at = 0; at < 64; at += width) {
      result |= (half << 64 - width - at >> 64 - width + distance & mask) << at;
    }
    return result;
  }

  /** A one in each lane's lowest bit. */
  private static long every(int width) {
    return Long.divideUnsigned(-1, -1L >>> 64 - width);
  }
}
