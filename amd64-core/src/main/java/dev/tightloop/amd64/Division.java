package dev.tightloop.amd64;

import java.math.BigInteger;

/**
 * DIV and IDIV (Intel SDM vol. 2): #DE if the divisor is 0 or the quotient does not fit. The manual
 * leaves all six status flags undefined; here they keep their values.
 */
final class Division {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();

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
          boolean overflow = dividend == Long.MIN_VALUE && d == -1;
          fits(cpu, quotient, !overflow && quotient == size.signExtend(quotient));
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
    BigInteger[] parts = wide(unsigned(high), low).divideAndRemainder(unsigned(d));
    general[RAX] = parts[0].longValue();
    general[RDX] = parts[1].longValue();
  }

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
    BigInteger[] parts =
        wide(BigInteger.valueOf(high), low).divideAndRemainder(BigInteger.valueOf(d));
    fits(cpu, 0, parts[0].bitLength() < 64);
    general[RAX] = parts[0].longValue();
    general[RDX] = parts[1].longValue();
  }

  private static BigInteger wide(BigInteger high, long low) {
    return high.shiftLeft(64).or(unsigned(low));
  }

  private static BigInteger unsigned(long value) {
    BigInteger signed = BigInteger.valueOf(value);
    return value < 0 ? signed.add(BigInteger.ONE.shiftLeft(64)) : signed;
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
