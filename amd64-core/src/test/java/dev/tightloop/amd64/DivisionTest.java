package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** DIV and IDIV of 128 bits by 64, against whole numbers of any size. */
class DivisionTest {
  private static final long CODE = 0x10000;
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private final Cpu cpu = cpu();

  @Property(tries = 20_000)
  void aQuotientAndItsRemainderAreExact(@ForAll long seed) {
    Random random = new Random(seed);
    long d = number(random);
    long high = number(random);
    if (d != 0 && random.nextInt(4) != 0) {
      // Near what just fits, for either instruction.
      high = Long.remainderUnsigned(high, d) >> random.nextInt(3);
      high = random.nextBoolean() ? high : ~high;
    }
    check(high, number(random), d);
  }

  @Test
  void theLargestAndTheSmallestQuotientsFit() {
    check(Long.MAX_VALUE >> 1, -1, Long.MIN_VALUE);
    check(0x3fff_ffff_ffff_ffffL, Long.MAX_VALUE, Long.MAX_VALUE);
    check(0xc000_0000_0000_0000L, 0, Long.MIN_VALUE);
    check(0xc000_0000_0000_0000L, 0, Long.MAX_VALUE);
    check(-1, Long.MIN_VALUE, -1);
    check(-1, Long.MIN_VALUE, 1);
    check(0, Long.MIN_VALUE, -1);
    check(0, Long.MIN_VALUE, 1);
    check(-2, 0, -1);
    check(-2, -1, -1);
    check(-1, 0, -1);
    check(-2, -1, -2);
    check(Long.MIN_VALUE, 0, Long.MIN_VALUE);
    check(-2, -1, -1);
    check(-3, -1, -2);
  }

  /** As Intel's pages say: rounded to zero, the remainder with the dividend's sign. */
  @Test
  void signsAreThoseOfTheManual() {
    assertEquals("quotient fffffffffffffffd, remainder ffffffffffffffff", run(8, -1, -7, 2));
    assertEquals("quotient fffffffffffffffd, remainder 1", run(8, 0, 7, -2));
    assertEquals("quotient 5555555555555557, remainder 0", run(0, 1, 5, 3));
    assertEquals("#DE", run(0, 3, 0, 3));
    assertEquals("#DE", run(8, 0, 0, 0));
  }

  private void check(long high, long low, long d) {
    assertEquals(expected(true, high, low, d), run(0, high, low, d), "div");
    assertEquals(expected(false, high, low, d), run(8, high, low, d), "idiv");
  }

  private static String expected(boolean unsigned, long high, long low, long d) {
    if (d == 0) {
      return "#DE";
    }
    BigInteger dividend = number(high, unsigned).shiftLeft(64).add(number(low, true));
    BigInteger[] parts = dividend.divideAndRemainder(number(d, unsigned));
    boolean fits = unsigned ? parts[0].compareTo(TWO_64) < 0 : parts[0].bitLength() < 64;
    return fits ? text(parts[0].longValue(), parts[1].longValue()) : "#DE";
  }

  private static BigInteger number(long value, boolean unsigned) {
    BigInteger number = BigInteger.valueOf(value);
    return unsigned && value < 0 ? number.add(TWO_64) : number;
  }

  private String run(int offset, long high, long low, long d) {
    Registers registers = cpu.registers();
    registers.rip(CODE + offset);
    registers.gpr(Gpr.RDX, high);
    registers.gpr(Gpr.RAX, low);
    registers.gpr(Gpr.RBX, d);
    try {
      cpu.step();
      return text(registers.gpr(Gpr.RAX), registers.gpr(Gpr.RDX));
    } catch (DivideError error) {
      assertEquals(text(low, high), text(registers.gpr(Gpr.RAX), registers.gpr(Gpr.RDX)));
      return "#DE";
    }
  }

  private static String text(long quotient, long remainder) {
    return "quotient %x, remainder %x".formatted(quotient, remainder);
  }

  /** Of any length, often with many equal bits. */
  private static long number(Random random) {
    long number = random.nextLong() >>> random.nextInt(64);
    number = random.nextInt(3) == 0 ? number & -1L << random.nextInt(64) : number;
    number = random.nextInt(4) == 0 ? number | 1L << random.nextInt(64) : number;
    number += random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
    return random.nextInt(3) == 0 ? ~number : number;
  }

  private static Cpu cpu() {
    Memory memory = new Memory();
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, new byte[] {0x48, (byte) 0xf7, (byte) 0xf3});
    memory.bytes(CODE + 8, new byte[] {0x48, (byte) 0xf7, (byte) 0xfb});
    return new Cpu(memory);
  }
}
