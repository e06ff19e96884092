package dev.tightloop.amd64;

/**
 * DIV and IDIV (Intel SDM vol. 2): #DE if the divisor is 0 or the quotient does not fit. The manual
 * leaves all six status flags undefined; here they keep their values.
 */
final class Division {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();
  private static final long LOW_DIGIT = 0xffff_ffffL;

  private Division() {}

  static Operation div(Scalar divisor) {
    return switch (divisor.size()) {
      case QWORD -> cpu -> div64(cpu, divisor.read(cpu));
      case BYTE ->
          cpu -> {
            long d = nonZero(cpu, divisor.read(cpu));
            long dividend = cpu.registers().general[RAX] & 0xffff;
            bytes(cpu, fits(cpu, dividend / d, dividend / d <= 0xff), dividend % d);
          };
      default -> {
        Halves halves = new Halves(divisor.size());
        long mask = divisor.size().mask();
        yield cpu -> {
          long d = nonZero(cpu, divisor.read(cpu));
          long dividend = halves.dividend(cpu);
          long quotient = Long.divideUnsigned(dividend, d);
          fits(cpu, quotient, Long.compareUnsigned(quotient, mask) <= 0);
          halves.write(cpu, quotient, Long.remainderUnsigned(dividend, d));
        };
      }
    };
  }

  static Operation idiv(Scalar divisor) {
    OperandSize size = divisor.size();
    return switch (size) {
      case QWORD -> cpu -> idiv64(cpu, divisor.read(cpu));
      case BYTE ->
          cpu -> {
            long d = nonZero(cpu, size.signExtend(divisor.read(cpu)));
            long dividend = (short) cpu.registers().general[RAX];
            long quotient = dividend / d;
            bytes(cpu, fits(cpu, quotient, quotient == (byte) quotient), dividend % d);
          };
      default -> {
        Halves halves = new Halves(size);
        yield cpu -> {
          long d = nonZero(cpu, size.signExtend(divisor.read(cpu)));
          long dividend = halves.dividend(cpu);
          if (size == OperandSize.WORD) {
            dividend = (int) dividend;
          }
          long quotient = dividend / d;
          fits(cpu, quotient, quotient == size.signExtend(quotient));
          halves.write(cpu, quotient, dividend % d);
        };
      }
    };
  }

  /** DX:AX or EDX:EAX. */
  private record Halves(Scalar low, Scalar high, int bits) {
    Halves(OperandSize size) {
      this(Scalar.register(RAX, size, true), Scalar.register(RDX, size, true), size.bits());
    }

    long dividend(Cpu cpu) {
      return high.read(cpu) << bits | low.read(cpu);
    }

    void write(Cpu cpu, long quotient, long remainder) {
      low.write(cpu, quotient);
      high.write(cpu, remainder);
    }
  }

  private static void div64(Cpu cpu, long d) {
    long[] general = cpu.registers().general;
    long low = general[RAX];
    long high = general[RDX];
    nonZero(cpu, d);
    if (high == 0) {
      general[RAX] = Long.divideUnsigned(low, d);
      general[RDX] = Long.remainderUnsigned(low, d);
      return;
    }
    fits(cpu, 0, Long.compareUnsigned(high, d) < 0);
    long quotient = quotient(high, low, d);
    general[RAX] = quotient;
    general[RDX] = low - quotient * d;
  }

  /** By magnitudes; the quotient is rounded to zero, the remainder has the dividend's sign. */
  private static void idiv64(Cpu cpu, long d) {
    long[] general = cpu.registers().general;
    long low = general[RAX];
    long high = general[RDX];
    nonZero(cpu, d);
    if (high == low >> 63 && !(low == Long.MIN_VALUE && d == -1)) {
      general[RAX] = low / d;
      general[RDX] = low % d;
      return;
    }
    boolean negative = high < 0;
    if (negative) {
      high = low == 0 ? -high : ~high;
      low = -low;
    }
    long divisor = Math.abs(d); // 2^63 stays what it is, as an unsigned number
    fits(cpu, 0, Long.compareUnsigned(high, divisor) < 0);
    long quotient = quotient(high, low, divisor);
    long remainder = low - quotient * divisor;
    boolean opposite = negative ^ d < 0;
    long signed = opposite ? -quotient : quotient;
    fits(cpu, 0, quotient == 0 || signed < 0 == opposite);
    general[RAX] = signed;
    general[RDX] = negative ? -remainder : remainder;
  }

  /**
   * The unsigned quotient of 128 bits by 64: long division with digits of 32 bits (Knuth, "The Art
   * of Computer Programming" vol. 2, 4.3.1, algorithm D).
   *
   * @param high less than the divisor, so that the quotient fits
   */
  private static long quotient(long high, long low, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    // Two shifts, as one by 64 would be none.
    long rest = high << shift | low >>> 1 >>> 63 - shift;
    long digits = low << shift;
    long first = digit(rest, digits >>> 32, d);
    rest = (rest << 32 | digits >>> 32) - first * d;
    return first << 32 | digit(rest, digits & LOW_DIGIT, d);
  }

  /**
   * How often the divisor goes into {@code rest} with one more digit.
   *
   * @param rest less than the divisor
   * @param d the divisor, its highest bit set
   */
  private static long digit(long rest, long next, long d) {
    long top = d >>> 32;
    long digit = Long.divideUnsigned(rest, top);
    long left = rest - digit * top;
    // The divisor's first digit alone says at most two too much.
    while (left <= LOW_DIGIT
        && (digit > LOW_DIGIT
            || Long.compareUnsigned(digit * (d & LOW_DIGIT), left << 32 | next) > 0)) {
      digit--;
      left += top;
    }
    return digit;
  }

  /** AL is the quotient, AH the remainder. */
  private static void bytes(Cpu cpu, long quotient, long remainder) {
    long[] general = cpu.registers().general;
    general[RAX] = general[RAX] & ~0xffffL | (remainder & 0xff) << 8 | quotient & 0xff;
  }

  private static long nonZero(Cpu cpu, long divisor) {
    if (divisor == 0) {
      throw new DivideError(cpu.registers().rip);
    }
    return divisor;
  }

  private static long fits(Cpu cpu, long quotient, boolean fits) {
    if (!fits) {
      throw new DivideError(cpu.registers().rip);
    }
    return quotient;
  }
}
