package dev.tightloop.amd64;

/**
 * Scalar double-precision arithmetic, SSE2 (Intel SDM vol. 1, chapter 11 and appendix E).
 *
 * <p>Results are the processor's bit by bit, NaNs included, for MXCSR's reset state: round to
 * nearest, denormals kept, exceptions masked. With any other control bits these operations refuse
 * to run. The exception bits of MXCSR are not maintained.
 */
final class ScalarDouble {
  /** "Real indefinite": what an invalid operation gives. */
  private static final long INDEFINITE = 0xfff8000000000000L;

  private static final long QUIET = 0x0008000000000000L;
  private static final long INFINITY = 0x7ff0000000000000L;

  /** MXCSR without its six sticky exception bits. */
  private static final int CONTROL = ~0x3f;

  private static final double TWO_63 = 0x1p63;
  private static final double TWO_31 = 0x1p31;

  private ScalarDouble() {}

  /** What a two-operand instruction computes where no operand is a NaN. */
  @FunctionalInterface
  interface Function {
    double apply(double to, double from);
  }

  static Operation binary(Scalar to, Scalar from, Function function) {
    return cpu -> {
      checkControl(cpu);
      long a = to.read(cpu);
      long b = from.read(cpu);
      to.write(cpu, result(a, b, function));
    };
  }

  static Operation sqrt(Scalar to, Scalar from) {
    return cpu -> {
      checkControl(cpu);
      long b = from.read(cpu);
      to.write(cpu, result(b, b, (x, y) -> Math.sqrt(x)));
    };
  }

  static Operation fromInteger(Scalar to, Scalar from) {
    OperandSize size = from.size();
    return cpu -> {
      checkControl(cpu);
      to.write(cpu, Double.doubleToRawLongBits(size.signExtend(from.read(cpu))));
    };
  }

  /** Truncates; NaN and what does not fit give the integer indefinite, only the top bit set. */
  static Operation toInteger(Scalar to, Scalar from) {
    boolean wide = to.size() == OperandSize.QWORD;
    double limit = wide ? TWO_63 : TWO_31;
    // -2^31 - 1 < x truncates to -2^31; the 64-bit limit has no fraction below it.
    double lowest = wide ? -TWO_63 : Math.nextUp(-TWO_31 - 1);
    long indefinite = wide ? Long.MIN_VALUE : Integer.MIN_VALUE;
    return cpu -> {
      checkControl(cpu);
      double value = Double.longBitsToDouble(from.read(cpu));
      to.write(cpu, value >= lowest && value < limit ? (long) value : indefinite);
    };
  }

  /** UCOMISD: ZF, PF, CF say equal, unordered, below; OF, SF, AF become 0. */
  static Operation ucomi(Scalar left, Scalar right) {
    return cpu -> {
      checkControl(cpu);
      double a = Double.longBitsToDouble(left.read(cpu));
      double b = Double.longBitsToDouble(right.read(cpu));
      long flags;
      if (a > b) {
        flags = 0;
      } else if (a < b) {
        flags = Flags.CF;
      } else if (a == b) {
        flags = Flags.ZF;
      } else {
        flags = Flags.ZF | Flags.PF | Flags.CF;
      }
      cpu.registers().status(flags);
    };
  }

  /** The first NaN wins and becomes quiet; a NaN out of numbers is the indefinite one. */
  private static long result(long a, long b, Function function) {
    if (isNaN(a)) {
      return a | QUIET;
    }
    if (isNaN(b)) {
      return b | QUIET;
    }
    double result = function.apply(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
    return result != result ? INDEFINITE : Double.doubleToRawLongBits(result);
  }

  private static boolean isNaN(long bits) {
    return (bits & Long.MAX_VALUE) > INFINITY;
  }

  private static void checkControl(Cpu cpu) {
    int mxcsr = cpu.registers().mxcsr;
    if ((mxcsr & CONTROL) != Registers.MXCSR_AT_RESET) {
      throw new UnsupportedOperationException(
          String.format("floating point with MXCSR 0x%04x is not implemented", mxcsr));
    }
  }
}
