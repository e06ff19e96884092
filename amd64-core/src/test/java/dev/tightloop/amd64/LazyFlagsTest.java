package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags that are computed later are those that the interpreter's instruction leaves. */
class LazyFlagsTest {
  private static final long CODE = 0x10000;
  private static final int TRIES = 400;
  private static final long[] EDGES = {
    0, 1, -1, 0x7f, 0x80, 0x7fff, 0x8000, 0x7fff_ffffL, 0x8000_0000L, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final Memory memory = new Memory();
  private final Registers registers = new Registers();
  private final Cpu cpu = new Cpu(registers, memory);
  private final Random random = new Random(11);

  LazyFlagsTest() {
    memory.map(CODE, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
  }

  private long number(OperandSize size) {
    boolean edge = random.nextBoolean();
    return (edge ? EDGES[random.nextInt(EDGES.length)] : random.nextLong()) & size.mask();
  }

  /** The status flags after one instruction with a in RAX and b in RCX. */
  private long after(long flags, long a, long b, int... code) {
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    registers.rip(CODE);
    registers.rflags(flags);
    registers.gpr(Gpr.RAX, a);
    registers.gpr(Gpr.RCX, b);
    cpu.step();
    return registers.rflags() & Flags.STATUS;
  }

  /** 3E does nothing. */
  private static int prefix(OperandSize size) {
    return switch (size) {
      case WORD -> 0x66;
      case QWORD -> 0x48;
      default -> 0x3e;
    };
  }

  @ParameterizedTest
  @EnumSource(OperandSize.class)
  void sumsAndDifferences(OperandSize size) {
    int wide = size == OperandSize.BYTE ? 0 : 1;
    int[][] kinds = {
      {LazyFlags.ADD, wide, 0xc8},
      {LazyFlags.SUB, 0x28 + wide, 0xc8},
      {LazyFlags.ADC, 0x10 + wide, 0xc8},
      {LazyFlags.SBB, 0x18 + wide, 0xc8},
      {LazyFlags.INC, 0xfe + wide, 0xc0},
      {LazyFlags.DEC, 0xfe + wide, 0xc8}
    };
    for (int[] kind : kinds) {
      for (int n = 0; n < TRIES; n++) {
        long a = number(size);
        long b = number(size);
        long c = random.nextInt(2);
        long expected = after(Flags.STATUS & ~Flags.CF | c, a, b, prefix(size), kind[1], kind[2]);
        int number = kind[0] << 2 | size.ordinal();
        assertEquals(expected, LazyFlags.status(number, a, b, c));
        assertEquals(expected & Flags.CF, LazyFlags.carry(number, a, b, c));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OperandSize.class)
  void resultsThemselves(OperandSize size) {
    int wide = size == OperandSize.BYTE ? 0 : 1;
    for (int n = 0; n < TRIES; n++) {
      long a = number(size);
      long expected = after(0, a, a, prefix(size), 0x84 + wide, 0xc8) & ~Flags.AF;
      assertEquals(expected, LazyFlags.status(LazyFlags.LOGIC << 2 | size.ordinal(), a, 5, 1));
    }
    assertEquals(0x95, LazyFlags.status(LazyFlags.KNOWN << 2 | size.ordinal(), 0x95, 5, 1));
  }

  @Test
  void carriesOf64Bits() {
    for (int n = 0; n < TRIES; n++) {
      long a = number(OperandSize.QWORD);
      long b = number(OperandSize.QWORD);
      assertEquals(Long.compareUnsigned(a + b, a) < 0 ? 1 : 0, LazyFlags.carry64(a, b));
      assertEquals(Long.compareUnsigned(a, b) < 0 ? 1 : 0, LazyFlags.borrow64(a, b));
    }
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void conditionsAreThoseOfSetcc(Condition condition) {
    for (int n = 0; n < TRIES; n++) {
      long flags = random.nextLong() & Flags.STATUS;
      after(flags, 0, 0, 0x0f, 0x90 + condition.ordinal(), 0xc0);
      boolean holds = registers.gpr(Gpr.RAX) == 1;
      assertEquals(holds, LazyFlags.holds(condition.ordinal(), LazyFlags.KNOWN, flags, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(value = ShiftOperation.class, names = "RC.", mode = EnumSource.Mode.MATCH_NONE)
  void shiftsAndRotations(ShiftOperation operation) {
    for (OperandSize size : OperandSize.values()) {
      int opcode = size == OperandSize.BYTE ? 0xd2 : 0xd3;
      for (int count = 0; count < Math.max(32, size.bits()); count++) {
        long a = number(size);
        long before = random.nextLong() & Flags.STATUS;
        int modrm = 0xc0 | operation.digit() << 3;
        long expected = after(before, a, count, prefix(size), opcode, modrm);
        assertEquals(
            expected,
            LazyFlags.shift(operation.ordinal(), size.ordinal(), before, a, count),
            () -> operation + " " + size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = OperandSize.class, names = "BYTE", mode = EnumSource.Mode.EXCLUDE)
  void productsAndBits(OperandSize size) {
    for (int n = 0; n < TRIES; n++) {
      long a = number(size) >> random.nextInt(size.bits());
      long b = number(size) >> random.nextInt(size.bits());
      long before = random.nextLong() & Flags.STATUS;
      long expected = after(before, a, b, prefix(size), 0x0f, 0xaf, 0xc1);
      assertEquals(expected, LazyFlags.product(size.ordinal(), before, a, b));
      expected = after(before, a, b, prefix(size), 0x0f, 0xa3, 0xc8);
      long bit = a >>> (b & size.bits() - 1) & 1;
      assertEquals(expected, LazyFlags.bit(before, bit));
    }
  }
}
