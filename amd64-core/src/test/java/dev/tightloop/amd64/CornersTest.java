package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operands that random ones seldom are: counts of zero and of the whole width, the largest quotient
 * that fits, results beside the smallest normal number; and what the manual leaves undefined and
 * this core promises.
 */
class CornersTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;
  private static final double SMALLEST = Double.MIN_NORMAL;
  private static final long A = 0x8123_4567_89ab_cdefL;
  private static final long B = 0xfedc_ba98_7654_3211L;

  private final Memory memory = new Memory();
  private final Registers registers = new Registers();
  private final Cpu cpu = new Cpu(registers, memory, new CpuProfile(CpuProfile.implemented(), 1));

  CornersTest() {
    memory.map(CODE, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
    memory.map(DATA, 4096, Memory.READ | Memory.WRITE);
    registers.gpr(Gpr.RBX, DATA);
  }

  private void step(int... code) {
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    registers.rip(CODE);
    cpu.step();
  }

  private long status() {
    return registers.rflags() & Flags.STATUS;
  }

  private void xmm(int n, double value) {
    registers.xmm(n, Double.doubleToRawLongBits(value), 0);
  }

  /** SHL, SHR, SAR, SHLD, SHRD of EAX by CL. */
  @ParameterizedTest
  @CsvSource({"0xd3, 0xe0", "0xd3, 0xe8", "0xd3, 0xf8", "0xa5, 0xd0", "0xad, 0xd0"})
  void aShiftByZeroChangesNoFlagAndClearsTheUpperHalf(int opcode, int modrm) {
    registers.gpr(Gpr.RAX, A);
    registers.gpr(Gpr.RCX, 0x20);
    registers.rflags(Flags.STATUS);
    if (opcode == 0xd3) {
      step(opcode, modrm);
    } else {
      step(0x0f, opcode, modrm);
    }
    assertEquals(A & 0xffff_ffffL, registers.gpr(Gpr.RAX));
    assertEquals(Flags.STATUS, status());
  }

  @ParameterizedTest
  @EnumSource(value = OperandSize.class, names = "BYTE", mode = EnumSource.Mode.EXCLUDE)
  void doubleShiftsMoveBitsOfTheSecondRegisterInAtEitherEnd(OperandSize size) {
    int width = size.bits();
    BigInteger two = BigInteger.ONE.shiftLeft(width);
    BigInteger a = unsigned(A & size.mask());
    BigInteger b = unsigned(B & size.mask());
    BigInteger left = a.multiply(two).add(b).multiply(two).add(b);
    BigInteger right = b.multiply(two).add(b).multiply(two).add(a);
    for (int n = 1; n < Math.max(32, width); n++) {
      doubleShift(0xa4, size, n);
      long result = left.shiftLeft(n).shiftRight(2 * width).longValue() & size.mask();
      long carry = n <= width && a.testBit(width - n) ? Flags.CF : 0;
      String what = size + " by " + n;
      assertEquals(result, registers.gpr(Gpr.RAX) & size.mask(), what);
      long overflow = registers.rflags() & Flags.OF;
      if (n < width) {
        overflow = a.testBit(width - n) == a.testBit(width - n - 1) ? 0 : Flags.OF;
      }
      assertEquals(
          Flags.AF | StatusFlags.ofResult(result, size) | carry | overflow, status(), what);

      doubleShift(0xac, size, n);
      BigInteger all = right.shiftRight(n);
      result = all.longValue() & size.mask();
      assertEquals(result, registers.gpr(Gpr.RAX) & size.mask(), what);
      carry = n <= width && a.testBit(n - 1) ? Flags.CF : 0;
      overflow = all.testBit(width - 1) == all.testBit(width - 2) ? 0 : Flags.OF;
      assertEquals(
          Flags.AF | StatusFlags.ofResult(result, size) | carry | overflow, status(), what);
    }
  }

  private void doubleShift(int opcode, OperandSize size, int n) {
    registers.gpr(Gpr.RAX, A);
    registers.gpr(Gpr.RDX, B);
    registers.rflags(0);
    step(prefix(size), 0x0f, opcode, 0xd0, n);
  }

  /** A prefix that gives an instruction this operand size; 3E does nothing. */
  private static int prefix(OperandSize size) {
    return switch (size) {
      case WORD -> 0x66;
      case QWORD -> 0x48;
      default -> 0x3e;
    };
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  @Test
  void theLargestQuotientFits() {
    registers.gpr(Gpr.RAX, 0xff);
    registers.gpr(Gpr.RCX, 1);
    step(0xf6, 0xf1);
    assertEquals(0xff, registers.gpr(Gpr.RAX));
    registers.gpr(Gpr.RAX, 0xffff);
    step(0x66, 0xf7, 0xf1);
    assertEquals(0xffff, registers.gpr(Gpr.RAX));
    registers.gpr(Gpr.RAX, 0xffff_ffffL);
    step(0xf7, 0xf1);
    assertEquals(0xffff_ffffL, registers.gpr(Gpr.RAX));
  }

  /** The one quotient of 32 bits that not even Java's long holds. */
  @Test
  void theSmallestDividendByMinusOneDoesNotFit() {
    registers.gpr(Gpr.RDX, 0x8000_0000L);
    registers.gpr(Gpr.RAX, 0);
    registers.gpr(Gpr.RCX, -1);
    assertThrows(DivideError.class, () -> step(0xf7, 0xf9));
  }

  @ParameterizedTest
  @CsvSource({
    "0xe1, 0x80, 1, false",
    "0xe1, 0xff, 1, false",
    "0xe1, 0x80, 2, true",
    "0xe9, 0x80, 1, false",
    "0xe9, 0xff, 0xff, false",
    "0xe9, 0x7f, 2, true",
    "0xe9, 0x80, 0xff, true"
  })
  void aProductOfBytesSaysWhetherItsUpperHalfMatters(int modrm, int a, int b, boolean matters) {
    registers.gpr(Gpr.RAX, a);
    registers.gpr(Gpr.RCX, b);
    step(0xf6, modrm);
    assertEquals(matters ? Flags.CF | Flags.OF : 0, status());
  }

  @ParameterizedTest
  @CsvSource({
    "0xe1, 0x80000000, 1, false",
    "0xe1, 0x80000000, 2, true",
    "0xe9, 0x80000000, 1, false",
    "0xe9, 0xffffffff, 0xffffffff, false",
    "0xe9, 0x7fffffff, 2, true"
  })
  void aProductOfDoublewordsDoesToo(int modrm, long a, long b, boolean matters) {
    registers.gpr(Gpr.RAX, a);
    registers.gpr(Gpr.RCX, b);
    step(0xf7, modrm);
    assertEquals(matters ? Flags.CF | Flags.OF : 0, status());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 255})
  void vectorsAreShiftedByBytes(int count) {
    BigInteger whole = unsigned(A).shiftLeft(64).add(unsigned(B));
    registers.xmm(0, B, A);
    step(0x66, 0x0f, 0x73, 0xf8, count);
    BigInteger left = whole.shiftLeft(8 * Math.min(count, 16));
    assertEquals(left.longValue(), registers.xmmLow(0));
    assertEquals(left.shiftRight(64).longValue(), registers.xmmHigh(0));
    registers.xmm(0, B, A);
    step(0x66, 0x0f, 0x73, 0xd8, count);
    BigInteger right = whole.shiftRight(8 * Math.min(count, 16));
    assertEquals(right.longValue(), registers.xmmLow(0));
    assertEquals(right.shiftRight(64).longValue(), registers.xmmHigh(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xf0, 0xd0})
  void aLaneShiftedByItsWidthIsZero(int modrm) {
    registers.xmm(0, A, B);
    step(0x66, 0x0f, 0x73, modrm, 64);
    assertEquals(0, registers.xmmLow(0) | registers.xmmHigh(0));
  }

  @Test
  void signsOfSinglesAreCollected() {
    for (int signs = 0; signs < 16; signs++) {
      for (long others : new long[] {0, 0x7fff_ffff_7fff_ffffL}) {
        long low = (signs & 1L) << 31 | (signs >> 1 & 1L) << 63;
        long high = (signs >> 2 & 1L) << 31 | (signs >> 3 & 1L) << 63;
        registers.xmm(0, low | others, high | others);
        step(0x0f, 0x50, 0xc0);
        assertEquals(signs, registers.gpr(Gpr.RAX));
      }
    }
  }

  @Test
  void scansOfZeroKeepTheDestinationAndSayZero() {
    for (int opcode : new int[] {0xbc, 0xbd}) {
      registers.gpr(Gpr.RAX, A);
      registers.gpr(Gpr.RCX, 0);
      registers.rflags(Flags.CF | Flags.SF);
      step(0x0f, opcode, 0xc1);
      assertEquals(A, registers.gpr(Gpr.RAX));
      assertEquals(Flags.ZF | Flags.PF, status());
    }
  }

  @Test
  void scansHaveTheParityOfTheirResult() {
    for (int place = 0; place < 32; place++) {
      for (int opcode : new int[] {0xbc, 0xbd}) {
        registers.gpr(Gpr.RCX, 1L << place);
        registers.rflags(Flags.STATUS);
        step(0x0f, opcode, 0xc1);
        assertEquals(place, registers.gpr(Gpr.RAX));
        assertEquals(Integer.bitCount(place) % 2 == 0 ? Flags.PF : 0, status());
      }
    }
  }

  @Test
  void withoutLzcntItsBytesAreBsr() {
    registers.gpr(Gpr.RCX, 0x10);
    Cpu old = new Cpu(registers, memory);
    memory.bytes(CODE, new Assembler(CODE).raw(0xf3, 0x0f, 0xbd, 0xc1).bytes());
    registers.rip(CODE);
    old.step();
    assertEquals(4, registers.gpr(Gpr.RAX));
    step(0xf3, 0x0f, 0xbd, 0xc1);
    assertEquals(27, registers.gpr(Gpr.RAX));
  }

  @Test
  void bswapOfAWordIsZero() {
    registers.gpr(Gpr.RAX, A);
    step(0x66, 0x0f, 0xc8);
    assertEquals(A & ~0xffffL, registers.gpr(Gpr.RAX));
  }

  @Test
  void cmpxchg8bComparesAndReplacesBothHalves() {
    memory.write64(DATA, A);
    registers.gpr(Gpr.RDX, 0xffff_ffff_0000_0000L | A >>> 32);
    registers.gpr(Gpr.RAX, 0xffff_ffff_0000_0000L | A & 0xffff_ffffL);
    registers.gpr(Gpr.RCX, 0x9999_9999_1234_5678L);
    registers.gpr(Gpr.RDI, DATA);
    registers.gpr(Gpr.RBX, 0x9999_9999_8765_4321L);
    registers.rflags(Flags.CF);
    step(0x0f, 0xc7, 0x0f);
    assertEquals(0x1234_5678_8765_4321L, memory.read64(DATA));
    assertEquals(Flags.CF | Flags.ZF, status());
    step(0x0f, 0xc7, 0x0f);
    assertEquals(0x8765_4321L, registers.gpr(Gpr.RAX));
    assertEquals(0x1234_5678L, registers.gpr(Gpr.RDX));
    assertEquals(Flags.CF, status());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0, 1"})
  void cmpxchg16bComparesBothHalves(long low, long high) {
    memory.write128(DATA, A, B);
    registers.gpr(Gpr.RAX, A ^ low);
    registers.gpr(Gpr.RDX, B ^ high);
    registers.gpr(Gpr.RCX, 3);
    registers.gpr(Gpr.RDI, DATA);
    registers.gpr(Gpr.RBX, 2);
    registers.rflags(low == 0 ? 0 : Flags.ZF);
    step(0x48, 0x0f, 0xc7, 0x0f);
    boolean same = low == 0 && high == 0;
    assertEquals(same ? 2 : A, memory.read64(DATA));
    assertEquals(same ? 3 : B, memory.read64(DATA + 8));
    assertEquals(A, registers.gpr(Gpr.RAX));
    assertEquals(B, registers.gpr(Gpr.RDX));
    assertEquals(same ? Flags.ZF : 0, status());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void popToAnAddressOfRspSeesItMoved(int width) {
    registers.gpr(Gpr.RSP, DATA + 64);
    memory.write64(DATA + 64, 0x1122_3344_5566_7788L);
    step(width == 2 ? 0x66 : 0x48, 0x8f, 0x44, 0x24, 0x08);
    assertEquals(DATA + 64 + width, registers.gpr(Gpr.RSP));
    long popped = width == 2 ? 0x7788 : 0x1122_3344_5566_7788L;
    assertEquals(popped, memory.read64(DATA + 64 + width + 8));
  }

  @Test
  void onlyTheWideFormOfPopfReachesTheUpperFlags() {
    registers.gpr(Gpr.RSP, DATA);
    memory.write64(DATA, Flags.AC | Flags.ZF);
    step(0x48, 0x9d);
    assertEquals(Flags.AC | Flags.ZF, registers.rflags() & (Flags.AC | Flags.STATUS));
    registers.gpr(Gpr.RSP, DATA);
    memory.write64(DATA, Flags.CF);
    step(0x66, 0x9d);
    assertEquals(Flags.AC | Flags.CF, registers.rflags() & (Flags.AC | Flags.STATUS));
  }

  @Test
  void reservedBitsOfMxcsrAreNamedWithoutASign() {
    memory.write32(DATA, 0x8000_0000);
    GeneralProtection fault = assertThrows(GeneralProtection.class, () -> step(0x0f, 0xae, 0x13));
    assertEquals("general protection: reserved bits of MXCSR in 0x80000000", fault.getMessage());
  }

  /** EQ, LT, LE, UNORD, NEQ, NLT, NLE, ORD. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0b10100101", "1, 2, 0b10010110", "2, 1, 0b11110000", "0, -0.0, 0b10100101"})
  void comparisonsOfEqualNumbers(double to, double from, String expected) {
    int holds = 0;
    for (int predicate = 0; predicate < 8; predicate++) {
      xmm(0, to);
      xmm(1, from);
      step(0xf2, 0x0f, 0xc2, 0xc1, predicate);
      holds |= registers.xmmLow(0) == 0 ? 0 : 1 << predicate;
    }
    assertEquals(Integer.parseInt(expected.substring(2), 2), holds);
  }

  /** A denormal result raises underflow if it is not exact, however plain MXCSR is. */
  @Test
  void theLargestDenormalNumberIsRoundedTo() {
    registers.mxcsr(Registers.MXCSR_AT_RESET | Mxcsr.PE);
    xmm(0, 0x1.fffffffffffffp-512);
    xmm(1, 0x1.ffffffffffffep-512);
    step(0xf2, 0x0f, 0x59, 0xc1);
    assertEquals(Math.nextDown(SMALLEST), Double.longBitsToDouble(registers.xmmLow(0)));
    assertEquals(Mxcsr.UE | Mxcsr.PE, registers.mxcsr() & Mxcsr.EXCEPTIONS);
  }

  /** Half of an odd number of units: exact as a normal number would be, or not. */
  @ParameterizedTest
  @CsvSource({"0x1p-1, false", "0x1.5555555555555p-1, true"})
  void anUnmaskedUnderflowLosesPrecisionOnlyIfANormalNumberWould(double factor, boolean inexact) {
    registers.mxcsr(Registers.MXCSR_AT_RESET & ~(Mxcsr.UE << Mxcsr.MASK_SHIFT));
    xmm(0, 0x1.0000000000001p-1022);
    xmm(1, factor);
    assertThrows(SimdFloatingPoint.class, () -> step(0xf2, 0x0f, 0x59, 0xc1));
    int raised = inexact ? Mxcsr.UE | Mxcsr.PE : Mxcsr.UE;
    assertEquals(raised, registers.mxcsr() & Mxcsr.EXCEPTIONS);
    assertEquals(0x1.0000000000001p-1022, Double.longBitsToDouble(registers.xmmLow(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "-0x1p31, -0x80000000, 0",
    "-2147483648.25, -0x80000000, 0x20",
    "0x1p31, -0x80000000, 1",
    "2147483647, 0x7fffffff, 0",
    "-0.25, 0, 0x20"
  })
  void theSmallestIntegerFits(double value, long expected, int raised) {
    xmm(1, value);
    step(0xf2, 0x0f, 0x2d, 0xc1);
    assertEquals(expected & 0xffff_ffffL, registers.gpr(Gpr.RAX));
    assertEquals(raised, registers.mxcsr() & Mxcsr.EXCEPTIONS);
  }

  @Test
  void infinitiesStayInfinite() {
    for (float infinity : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      xmm(1, infinity);
      step(0xf2, 0x0f, 0x5a, 0xc1);
      assertEquals(infinity, Float.intBitsToFloat((int) registers.xmmLow(0)));
    }
    assertEquals(0, registers.mxcsr() & Mxcsr.EXCEPTIONS);
  }
}
