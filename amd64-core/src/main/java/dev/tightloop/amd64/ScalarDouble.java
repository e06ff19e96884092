package dev.tightloop.amd64;

/**
 * The scalar double-precision instructions that Go's programs spend their time in: Java's
 * arithmetic first, {@link FloatOperations} where it does not say all.
 *
 * <p>Java's result is the processor's while MXCSR {@link FloatEnvironment#isPlain is plain}, no
 * operand is denormal, and the result is normal, which excludes NaN and infinity as operands; or
 * zero because an operand is.
 */
final class ScalarDouble {
  private static final FloatFormat FORMAT = FloatFormat.BINARY64;
  private static final long SMALLEST_NORMAL = 1L << 52;

  /** Magnitudes m with 0 <= m - SMALLEST_NORMAL - 1 < NORMALS are normal and not the smallest. */
  private static final long NORMALS = 0x7ff0000000000000L - SMALLEST_NORMAL - 1;

  /** Up to here a double holds every integer. */
  private static final long EXACT = 1L << 53;

  private ScalarDouble() {}

  static Operation arithmetic(FloatArithmetic operation, Scalar destination, Scalar from) {
    XmmLow64 to = (XmmLow64) destination;
    return switch (operation) {
      case ADD ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            finish(cpu, operation, to, a, b, value(a) + value(b));
          };
      case SUB ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            finish(cpu, operation, to, a, b, value(a) - value(b));
          };
      case MUL ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            finish(cpu, operation, to, a, b, value(a) * value(b));
          };
      case DIV ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            finish(cpu, operation, to, a, b, value(a) / value(b));
          };
      case SQRT ->
          cpu -> {
            long b = from.read(cpu);
            finish(cpu, operation, to, b, b, Math.sqrt(value(b)));
          };
    };
  }

  private static void finish(
      Cpu cpu, FloatArithmetic operation, XmmLow64 to, long a, long b, double result) {
    FloatEnvironment environment = cpu.floatEnvironment();
    long bits = Double.doubleToRawLongBits(result);
    if (!environment.isPlain() || !isUsable(bits, a, b)) {
      bits = operation.exactly(FORMAT, environment, a, b);
      environment.commit();
    }
    to.write(cpu, bits);
  }

  private static boolean isUsable(long result, long a, long b) {
    if (maybeDenormal(a) || maybeDenormal(b)) {
      return false;
    }
    long magnitude = result & Long.MAX_VALUE;
    return Long.compareUnsigned(magnitude - SMALLEST_NORMAL - 1, NORMALS) < 0
        || magnitude == 0 && (a << 1 == 0 || b << 1 == 0);
  }

  /** UCOMISD and COMISD. */
  static Operation compare(Scalar left, Scalar right, boolean quietIsInvalid) {
    XmmLow64 first = (XmmLow64) left;
    Operation slowly = FloatOperations.compare(FORMAT, left, right, quietIsInvalid);
    return cpu -> {
      long x = first.read(cpu);
      long y = right.read(cpu);
      double a = value(x);
      double b = value(y);
      if (maybeDenormal(x) || maybeDenormal(y) || a != a || b != b) {
        slowly.execute(cpu);
      } else {
        cpu.registers().status(a > b ? 0 : a < b ? Flags.CF : Flags.ZF);
      }
    };
  }

  /** CVTSI2SD. */
  static Operation fromInteger(Scalar to, Scalar from) {
    OperandSize size = from.size();
    Operation slowly = FloatOperations.fromInteger(FORMAT, to, from);
    return cpu -> {
      long value = size.signExtend(from.read(cpu));
      if (value <= EXACT && value >= -EXACT || cpu.floatEnvironment().isPlain()) {
        to.write(cpu, Double.doubleToRawLongBits(value));
      } else {
        slowly.execute(cpu);
      }
    };
  }

  /** CVTTSD2SI. */
  static Operation toInteger(Scalar to, Scalar from) {
    OperandSize size = to.size();
    Operation slowly = FloatOperations.toInteger(FORMAT, to, from, true);
    return cpu -> {
      double value = value(from.read(cpu));
      long integer = (long) value;
      // Java saturates, and makes zero of NaN: the slow way decides about those.
      boolean sure = integer == size.signExtend(integer) && integer + 1 > Long.MIN_VALUE + 1;
      boolean exact = integer == value;
      if (sure && (exact || integer != 0 && cpu.floatEnvironment().isPlain())) {
        to.write(cpu, integer);
      } else {
        slowly.execute(cpu);
      }
    };
  }

  private static double value(long bits) {
    return Double.longBitsToDouble(bits);
  }

  /** True for all denormals, and for the smallest normal number. */
  private static boolean maybeDenormal(long bits) {
    return (bits & Long.MAX_VALUE) - 1 >>> 52 == 0;
  }
}
