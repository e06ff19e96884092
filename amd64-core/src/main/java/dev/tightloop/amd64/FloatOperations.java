package dev.tightloop.amd64;

/**
 * Floating-point instructions out of {@link FloatFunction}s: the same code for scalar and packed
 * operands of both formats. All elements are computed, then MXCSR takes what they raised, then the
 * destination changes.
 */
final class FloatOperations {
  private static final long DWORD = 0xffffffffL;
  private static final FloatFormat SINGLE = FloatFormat.BINARY32;
  private static final FloatFormat DOUBLE = FloatFormat.BINARY64;

  private FloatOperations() {}

  /** ADDSD and its like. */
  static Operation scalar(FloatFormat format, FloatFunction function, Scalar to, Scalar from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long a = to.read(cpu);
      long b = from.read(cpu);
      long result = function.apply(format, environment, a, b);
      environment.commit();
      to.write(cpu, result);
    };
  }

  /** ADDPS and its like. */
  static Operation packedSingle(FloatFunction function, Vector to, Vector from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long fromLow = from.low(cpu);
      long fromHigh = from.high(cpu);
      long low = pair(function, environment, to.low(cpu), fromLow);
      long high = pair(function, environment, to.high(cpu), fromHigh);
      environment.commit();
      to.write(cpu, low, high);
    };
  }

  /** ADDPD and its like. */
  static Operation packedDouble(FloatFunction function, Vector to, Vector from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long fromLow = from.low(cpu);
      long fromHigh = from.high(cpu);
      long low = function.apply(DOUBLE, environment, to.low(cpu), fromLow);
      long high = function.apply(DOUBLE, environment, to.high(cpu), fromHigh);
      environment.commit();
      to.write(cpu, low, high);
    };
  }

  private static long pair(FloatFunction function, FloatEnvironment environment, long a, long b) {
    return function.apply(SINGLE, environment, a & DWORD, b & DWORD)
        | function.apply(SINGLE, environment, a >>> 32, b >>> 32) << 32;
  }

  /** COMISS, COMISD, UCOMISS and UCOMISD. */
  static Operation compare(FloatFormat format, Scalar left, Scalar right, boolean quietIsInvalid) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long a = left.read(cpu);
      long b = right.read(cpu);
      long flags = FloatComparison.status(format, environment, a, b, quietIsInvalid);
      environment.commit();
      cpu.registers().status(flags);
    };
  }

  /** CVTSI2SS and CVTSI2SD. */
  static Operation fromInteger(FloatFormat format, Scalar to, Scalar from) {
    OperandSize size = from.size();
    return convert(
        to, from, (e, value) -> FloatConversions.fromInteger(format, e, size.signExtend(value)));
  }

  /** CVTSS2SI, CVTSD2SI and the ones that truncate. */
  static Operation toInteger(FloatFormat format, Scalar to, Scalar from, boolean truncate) {
    OperandSize size = to.size();
    return convert(
        to, from, (e, value) -> FloatConversions.toInteger(format, e, size, truncate, value));
  }

  static Operation cvtss2sd(Scalar to, Scalar from) {
    return convert(to, from, FloatConversions::toDouble);
  }

  static Operation cvtsd2ss(Scalar to, Scalar from) {
    return convert(to, from, FloatConversions::toSingle);
  }

  /** What becomes of one operand. */
  @FunctionalInterface
  private interface Conversion {
    long apply(FloatEnvironment environment, long value);
  }

  private static Operation convert(Scalar to, Scalar from, Conversion conversion) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long result = conversion.apply(environment, from.read(cpu));
      environment.commit();
      to.write(cpu, result);
    };
  }

  static Operation cvtps2pd(Vector to, Scalar from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long pair = from.read(cpu);
      long low = FloatConversions.toDouble(environment, pair & DWORD);
      long high = FloatConversions.toDouble(environment, pair >>> 32);
      environment.commit();
      to.write(cpu, low, high);
    };
  }

  /** The result's upper half becomes zero. */
  static Operation cvtpd2ps(Vector to, Vector from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long low = from.low(cpu);
      long high = from.high(cpu);
      long result =
          FloatConversions.toSingle(environment, low)
              | FloatConversions.toSingle(environment, high) << 32;
      environment.commit();
      to.write(cpu, result, 0);
    };
  }

  static Operation cvtdq2ps(Vector to, Vector from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long fromLow = from.low(cpu);
      long fromHigh = from.high(cpu);
      long low = pairFromIntegers(environment, fromLow);
      long high = pairFromIntegers(environment, fromHigh);
      environment.commit();
      to.write(cpu, low, high);
    };
  }

  private static long pairFromIntegers(FloatEnvironment environment, long pair) {
    return FloatConversions.fromInteger(SINGLE, environment, (int) pair)
        | FloatConversions.fromInteger(SINGLE, environment, pair >> 32) << 32;
  }

  static Operation cvtdq2pd(Vector to, Scalar from) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long pair = from.read(cpu);
      long low = FloatConversions.fromInteger(DOUBLE, environment, (int) pair);
      long high = FloatConversions.fromInteger(DOUBLE, environment, pair >> 32);
      to.write(cpu, low, high);
    };
  }

  /** CVTPS2DQ and CVTTPS2DQ. */
  static Operation singlesToIntegers(Vector to, Vector from, boolean truncate) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long fromLow = from.low(cpu);
      long fromHigh = from.high(cpu);
      long low =
          dword(SINGLE, environment, truncate, fromLow & DWORD)
              | dword(SINGLE, environment, truncate, fromLow >>> 32) << 32;
      long high =
          dword(SINGLE, environment, truncate, fromHigh & DWORD)
              | dword(SINGLE, environment, truncate, fromHigh >>> 32) << 32;
      environment.commit();
      to.write(cpu, low, high);
    };
  }

  /** CVTPD2DQ and CVTTPD2DQ: the result's upper half becomes zero. */
  static Operation doublesToIntegers(Vector to, Vector from, boolean truncate) {
    return cpu -> {
      FloatEnvironment environment = cpu.floatEnvironment();
      long low = from.low(cpu);
      long high = from.high(cpu);
      long result =
          dword(DOUBLE, environment, truncate, low)
              | dword(DOUBLE, environment, truncate, high) << 32;
      environment.commit();
      to.write(cpu, result, 0);
    };
  }

  private static long dword(
      FloatFormat format, FloatEnvironment environment, boolean truncate, long a) {
    return FloatConversions.toInteger(format, environment, OperandSize.DWORD, truncate, a);
  }
}
