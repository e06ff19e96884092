package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Floating point against numbers of any length: no processor is needed to know what is right. */
class FloatArithmeticTest {
  private static final int PER_SEED = 200;

  /** A result and what it added to MXCSR, as text, so that a difference reads well. */
  private static String outcome(FloatFunction function, FloatFormat format, int mxcsr, long[] ab) {
    Registers registers = new Registers();
    registers.mxcsr(mxcsr);
    FloatEnvironment environment = new FloatEnvironment(registers);
    long bits = function.apply(format, environment, ab[0], ab[1]);
    environment.commit();
    return text(bits, registers.mxcsr() & Mxcsr.EXCEPTIONS & ~mxcsr);
  }

  private static String text(long bits, int exceptions) {
    return String.format("%x %s", bits, Mxcsr.describe(exceptions));
  }

  @Property(tries = 150)
  void everyFiniteResultIsTheExactOneRounded(
      @ForAll FloatArithmetic operation, @ForAll FloatFormat format, @ForAll long seed) {
    List<String> wrong = wrong(operation, operation::exactly, format, seed);
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong: " + wrong.get(0));
  }

  @Test
  void aLostStickyBitIsFound() {
    FloatFunction wrong =
        (format, environment, a, b) ->
            Rounding.round(
                format,
                environment,
                (a ^ b) < 0,
                format.exponent(a) + format.exponent(b) + 2,
                Math.multiplyHigh(format.significand(a), format.significand(b)));
    assertTrue(wrong(FloatArithmetic.MUL, wrong, FloatFormat.BINARY64, 1).size() > PER_SEED / 20);
  }

  @Test
  void tininessIsLookedForAfterRounding() {
    // This product lies below the smallest normal number and rounds up to it: no underflow.
    long almostOne = 0x3fefffffffffffffL;
    long[] operands = {0x0010000000000001L, almostOne};
    assertEquals(
        "10000000000000 PE",
        outcome(
            FloatArithmetic.MUL::exactly,
            FloatFormat.BINARY64,
            Registers.MXCSR_AT_RESET,
            operands));
    RoundingWitness witness =
        new RoundingWitness(FloatFormat.BINARY64, FloatEnvironment.NEAREST, false);
    RoundingWitness.Rounded rounded =
        witness.round(false, exact(FloatArithmetic.MUL, FloatFormat.BINARY64, operands));
    assertEquals("10000000000000 PE", text(rounded.bits(), rounded.exceptions()));
  }

  @Test
  void javasResultIsNotTakenWhereItMayHideAnUnderflow() {
    // Twice the smallest normal number times just less than one half: tiny, then rounded up.
    long[] doubles = {0x0020000000000000L, 0x3fdfffffffffffffL};
    long[] singles = {0x01000000, 0x3effffff};
    int plain = Registers.MXCSR_AT_RESET | Mxcsr.PE;
    assertEquals("800000 UE", outcome(FloatArithmetic.MUL, FloatFormat.BINARY32, plain, singles));
    assertEquals(
        "10000000000000 UE", outcome(FloatArithmetic.MUL, FloatFormat.BINARY64, plain, doubles));
    Cpu cpu = new Cpu(new Memory());
    cpu.registers().mxcsr(plain);
    cpu.registers().xmm(0, doubles[0], 0);
    cpu.registers().xmm(1, doubles[1], 0);
    ScalarDouble.arithmetic(FloatArithmetic.MUL, new XmmLow64(0), new XmmLow64(1)).execute(cpu);
    assertEquals(0x0010000000000000L, cpu.registers().xmmLow(0));
    assertEquals(plain | Mxcsr.UE, cpu.registers().mxcsr());
  }

  /** What {@code function} gets wrong about {@code operation}. */
  private static List<String> wrong(
      FloatArithmetic operation, FloatFunction function, FloatFormat format, long seed) {
    Random random = new Random(seed);
    FloatOperands operands = new FloatOperands(random, format);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < PER_SEED; i++) {
      long[] ab = {operands.finite(), operands.finite()};
      if (operation == FloatArithmetic.SQRT) {
        ab[1] = format.magnitude(ab[1]);
        ab[0] = ab[1];
      }
      ExactNumber exact = exact(operation, format, ab);
      if (exact == null) {
        continue;
      }
      int mode = random.nextInt(4);
      boolean flush = random.nextBoolean();
      int mxcsr = Registers.MXCSR_AT_RESET | mode << 13 | (flush ? Mxcsr.FTZ : 0);
      RoundingWitness.Rounded rounded =
          new RoundingWitness(format, mode, flush).round(isNegative(operation, format, ab), exact);
      int denormal = format.isDenormal(ab[0]) || format.isDenormal(ab[1]) ? Mxcsr.DE : 0;
      String expected = text(rounded.bits(), rounded.exceptions() | denormal);
      String actual = outcome(function, format, mxcsr, ab);
      if (!expected.equals(actual)) {
        wrong.add(
            String.format(
                "%s %s of %x and %x with MXCSR %x: %s, not %s",
                operation, format, ab[0], ab[1], mxcsr, expected, actual));
      }
    }
    return wrong;
  }

  /** The magnitude of the result, or null if it is zero or none. */
  private static ExactNumber exact(FloatArithmetic operation, FloatFormat format, long[] ab) {
    BigDecimal a = new BigDecimal(format.value(ab[0]));
    BigDecimal b = new BigDecimal(format.value(ab[1]));
    if (b.signum() == 0) {
      return null;
    }
    if (operation == FloatArithmetic.SQRT) {
      return new ExactNumber.Root(ExactNumber.Ratio.of(b));
    }
    if (operation == FloatArithmetic.DIV) {
      return a.signum() == 0 ? null : ExactNumber.Ratio.of(a.abs(), b.abs());
    }
    BigDecimal result = result(operation, a, b);
    return result.signum() == 0 ? null : ExactNumber.Ratio.of(result.abs());
  }

  private static BigDecimal result(FloatArithmetic operation, BigDecimal a, BigDecimal b) {
    return switch (operation) {
      case ADD -> a.add(b);
      case SUB -> a.subtract(b);
      default -> a.multiply(b);
    };
  }

  private static boolean isNegative(FloatArithmetic operation, FloatFormat format, long[] ab) {
    BigDecimal a = new BigDecimal(format.value(ab[0]));
    BigDecimal b = new BigDecimal(format.value(ab[1]));
    return switch (operation) {
      case SQRT -> false;
      case DIV -> a.signum() != b.signum();
      default -> result(operation, a, b).signum() < 0;
    };
  }

  @Property(tries = 300)
  void javasArithmeticStandsInOnlyWhereItIsRight(
      @ForAll FloatArithmetic operation, @ForAll FloatFormat format, @ForAll long seed) {
    Random random = new Random(seed);
    FloatOperands operands = new FloatOperands(random, format);
    for (int i = 0; i < PER_SEED; i++) {
      long[] ab = {operands.any(), operands.any()};
      int mxcsr = Registers.MXCSR_AT_RESET | (random.nextBoolean() ? Mxcsr.PE : 0);
      assertEquals(
          outcome(operation::exactly, format, mxcsr, ab),
          outcome(operation, format, mxcsr, ab),
          () -> String.format("%s %s of %x and %x", operation, format, ab[0], ab[1]));
    }
  }

  @Property(tries = 300)
  void scalarDoublesAreShortcutsOnly(@ForAll long seed) {
    Random random = new Random(seed);
    FloatOperands operands = new FloatOperands(random, FloatFormat.BINARY64);
    Cpu quick = new Cpu(new Memory());
    Cpu exact = new Cpu(new Memory());
    Scalar to = new XmmLow64(0);
    Scalar from = new XmmLow64(1);
    for (int i = 0; i < PER_SEED; i++) {
      Registers before = quick.registers();
      before.xmm(0, operands.any(), 1);
      before.xmm(1, operands.any(), 2);
      before.gpr(Gpr.RAX, random.nextLong() >> random.nextInt(64));
      before.mxcsr(
          switch (random.nextInt(3)) {
            case 0 -> Registers.MXCSR_AT_RESET;
            case 1 -> Registers.MXCSR_AT_RESET | Mxcsr.PE;
            default -> Registers.MXCSR_AT_RESET | random.nextInt() & 0xe07f;
          });
      exact.registers().copyFrom(before);
      Registers copy = before.copy();
      Scalar integer = Scalar.register(0, OperandSize.values()[2 + random.nextInt(2)], true);
      boolean quiet = random.nextBoolean();
      FloatArithmetic operation = FloatArithmetic.values()[random.nextInt(5)];
      FloatFormat format = FloatFormat.BINARY64;
      switch (random.nextInt(4)) {
        case 0 -> {
          ScalarDouble.compare(to, from, quiet).execute(quick);
          FloatOperations.compare(format, to, from, quiet).execute(exact);
        }
        case 1 -> {
          ScalarDouble.fromInteger(to, integer).execute(quick);
          FloatOperations.fromInteger(format, to, integer).execute(exact);
        }
        case 2 -> {
          ScalarDouble.toInteger(integer, from).execute(quick);
          FloatOperations.toInteger(format, integer, from, true).execute(exact);
        }
        default -> {
          ScalarDouble.arithmetic(operation, to, from).execute(quick);
          FloatOperations.scalar(format, operation::exactly, to, from).execute(exact);
        }
      }
      assertEquals(exact.registers(), quick.registers(), copy::toString);
    }
  }

  @Property(tries = 300)
  void integersConvertAsTheirExactValues(@ForAll FloatFormat format, @ForAll long value) {
    for (int shift = 0; shift < 64; shift++) {
      long number = value >> shift;
      if (number == 0) {
        continue;
      }
      int mode = shift & 3;
      BigDecimal magnitude = new BigDecimal(BigInteger.valueOf(number).abs());
      RoundingWitness.Rounded rounded =
          new RoundingWitness(format, mode, false)
              .round(number < 0, ExactNumber.Ratio.of(magnitude));
      FloatFunction convert = (f, e, to, from) -> FloatConversions.fromInteger(f, e, from);
      assertEquals(
          text(rounded.bits(), rounded.exceptions()),
          outcome(convert, format, Registers.MXCSR_AT_RESET | mode << 13, new long[] {0, number}));
    }
  }

  @Property(tries = 300)
  void doublesBecomeSinglesByOneRounding(@ForAll long seed) {
    Random random = new Random(seed);
    FloatOperands doubles = new FloatOperands(random, FloatFormat.BINARY64);
    FloatOperands singles = new FloatOperands(random, FloatFormat.BINARY32);
    for (int i = 0; i < PER_SEED; i++) {
      // Near singles, and anywhere.
      long near = Double.doubleToRawLongBits(FloatFormat.BINARY32.value(singles.finite()));
      long a = random.nextBoolean() ? near + random.nextInt(3) - 1 : doubles.finite();
      if (FloatFormat.BINARY64.isZero(a) || FloatFormat.BINARY64.magnitude(a) >= 0x7ff0L << 48) {
        continue;
      }
      int mode = random.nextInt(4);
      BigDecimal exact = new BigDecimal(Double.longBitsToDouble(a));
      RoundingWitness.Rounded rounded =
          new RoundingWitness(FloatFormat.BINARY32, mode, false)
              .round(exact.signum() < 0, ExactNumber.Ratio.of(exact.abs()));
      int denormal = FloatFormat.BINARY64.isDenormal(a) ? Mxcsr.DE : 0;
      FloatFunction convert = (f, e, to, from) -> FloatConversions.toSingle(e, from);
      assertEquals(
          text(rounded.bits(), rounded.exceptions() | denormal),
          outcome(
              convert,
              FloatFormat.BINARY32,
              Registers.MXCSR_AT_RESET | mode << 13,
              new long[] {0, a}));
    }
  }

  @Property(tries = 300)
  void numbersBecomeIntegersByTheRoundingModeOrNotAtAll(
      @ForAll FloatFormat format, @ForAll boolean truncate, @ForAll long seed) {
    RoundingMode[] modes = {
      RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.DOWN
    };
    Random random = new Random(seed);
    FloatOperands operands = new FloatOperands(random, format);
    for (int i = 0; i < PER_SEED; i++) {
      long a = operands.finite();
      OperandSize size = random.nextBoolean() ? OperandSize.DWORD : OperandSize.QWORD;
      int mode = random.nextInt(4);
      BigDecimal exact = new BigDecimal(format.value(a));
      BigDecimal integer = exact.setScale(0, modes[truncate ? 3 : mode]);
      String expected =
          integer.toBigInteger().bitLength() >= size.bits()
              ? text(1L << size.signShift(), Mxcsr.IE)
              : text(
                  integer.longValue() & size.mask(), exact.compareTo(integer) == 0 ? 0 : Mxcsr.PE);
      FloatFunction convert =
          (f, e, to, from) -> FloatConversions.toInteger(f, e, size, truncate, from);
      assertEquals(
          expected,
          outcome(convert, format, Registers.MXCSR_AT_RESET | mode << 13, new long[] {0, a}),
          () -> String.format("%s %x", format, a));
    }
  }
}
