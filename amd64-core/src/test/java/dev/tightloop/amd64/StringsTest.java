package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** String instructions, many elements at once, against one element after the other. */
class StringsTest {
  private static final long CODE = 0x10000;

  /** Three writable pages, a read-only one, a hole, and a last writable one. */
  private static final long DATA = 0x20000;

  private static final int DATA_BYTES = 6 * 4096;
  private static final int[] OPCODES = {0xa4, 0xa6, 0xaa, 0xac, 0xae};

  /**
   * @param opcode that of the byte form
   * @param prefix F2, F3 or 0
   * @param log2 of the element's width
   */
  record Case(
      int opcode,
      int prefix,
      int log2,
      boolean down,
      boolean narrow,
      long from,
      long to,
      long count,
      long accumulator) {

    int width() {
      return 1 << log2;
    }

    byte[] code() {
      Assembler a = new Assembler(CODE);
      if (narrow) {
        a.raw(0x67);
      }
      if (log2 == 1) {
        a.raw(0x66);
      }
      if (prefix != 0) {
        a.raw(prefix);
      }
      if (log2 == 3) {
        a.raw(0x48);
      }
      return a.raw(log2 == 0 ? opcode : opcode + 1).bytes();
    }
  }

  @Property(tries = 4000)
  void aRepetitionIsItsElementsOneAfterTheOther(@ForAll("cases") Case c) {
    assertEquals(List.of(), differences(c, Cpu::step));
  }

  @Example
  void whoMovesOverlappingBytesAsMemmoveDoesIsFound() {
    Case fill = new Case(0xa4, 0xf3, 0, false, false, DATA + 10, DATA + 11, 100, 0);
    Consumer<Cpu> memmove =
        cpu -> {
          Registers r = cpu.registers();
          int length = (int) r.gpr(Gpr.RCX);
          cpu.memory().bytes(r.gpr(Gpr.RDI), cpu.memory().bytes(r.gpr(Gpr.RSI), length));
          r.gpr(Gpr.RSI, r.gpr(Gpr.RSI) + length);
          r.gpr(Gpr.RDI, r.gpr(Gpr.RDI) + length);
          r.gpr(Gpr.RCX, 0);
          r.rip(r.rip() + 2);
        };
    assertFalse(differences(fill, memmove).isEmpty());
    assertEquals(List.of(), differences(fill, Cpu::step));
  }

  @Example
  void withTheTrapFlagAStepIsOneElement() {
    Case c = new Case(0xa4, 0xf3, 0, false, false, DATA, DATA + 100, 2, 0);
    Cpu cpu = new Cpu(registers(c), memory(c));
    cpu.registers().rflags(cpu.registers().rflags() | Flags.TF);
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(1, cpu.registers().gpr(Gpr.RCX));
    assertEquals(CODE, cpu.registers().rip());
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(0, cpu.registers().gpr(Gpr.RCX));
    assertEquals(CODE + 2, cpu.registers().rip());
  }

  @Example
  void theElementsMayBeTheCodeThatExecutesNext() {
    Memory memory = new Memory();
    memory.map(CODE, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).raw(0xf3, 0xaa).inc(Gpr.RBX).bytes());
    Cpu cpu = new Cpu(memory);
    cpu.registers().rip(CODE + 2);
    assertEquals("inc rbx", cpu.instruction().toString());
    Memory fork = memory.fork();
    cpu.registers().rip(CODE);
    cpu.registers().gpr(Gpr.RDI, CODE + 2);
    cpu.registers().gpr(Gpr.RCX, 16);
    cpu.registers().gpr(Gpr.RAX, 0x90);
    cpu.step();
    assertEquals("nop", cpu.instruction().toString());
    assertEquals("inc rbx", new Cpu(cpu.registers().copy(), fork).instruction().toString());
  }

  private static List<String> differences(Case c, Consumer<Cpu> step) {
    Cpu cpu = new Cpu(registers(c), memory(c));
    String fault = "";
    try {
      step.accept(cpu);
    } catch (Fault thrown) {
      fault = thrown.getMessage();
    }
    Cpu expected = new Cpu(registers(c), memory(c));
    String expectedFault = "";
    try {
      oneByOne(c, expected.registers(), expected.memory());
      expected.registers().rip(CODE + c.code().length);
    } catch (Fault thrown) {
      expectedFault = thrown.getMessage();
    }
    List<String> differences = expected.registers().differences(cpu.registers());
    List<String> all = new ArrayList<>(differences);
    if (!fault.equals(expectedFault)) {
      all.add("expected '" + expectedFault + "', was '" + fault + "'");
    }
    int wrong = Arrays.mismatch(contents(expected.memory()), contents(cpu.memory()));
    if (wrong >= 0) {
      all.add("memory differs at byte " + wrong);
    }
    return all;
  }

  /** The manual's pseudocode, an element at a time. */
  private static void oneByOne(Case c, Registers r, Memory m) {
    long mask = c.narrow() ? 0xffffffffL : -1;
    long step = c.down() ? -c.width() : c.width();
    while (c.prefix() == 0 || (r.gpr(Gpr.RCX) & mask) != 0) {
      long from = r.gpr(Gpr.RSI) & mask;
      long to = r.gpr(Gpr.RDI) & mask;
      boolean usesFrom = c.opcode() != 0xaa && c.opcode() != 0xae;
      boolean usesTo = c.opcode() != 0xac;
      switch (c.opcode()) {
        case 0xa4 -> write(m, to, c.log2(), read(m, from, c.log2()));
        case 0xaa -> write(m, to, c.log2(), r.gpr(Gpr.RAX));
        case 0xac -> register(c, r, read(m, from, c.log2()));
        case 0xa6 -> compare(c, r, read(m, from, c.log2()), read(m, to, c.log2()));
        default -> compare(c, r, r.gpr(Gpr.RAX), read(m, to, c.log2()));
      }
      if (usesFrom) {
        r.gpr(Gpr.RSI, from + step & mask);
      }
      if (usesTo) {
        r.gpr(Gpr.RDI, to + step & mask);
      }
      if (c.prefix() == 0) {
        return;
      }
      r.gpr(Gpr.RCX, (r.gpr(Gpr.RCX) & mask) - 1);
      boolean compares = c.opcode() == 0xa6 || c.opcode() == 0xae;
      boolean equal = (r.rflags() & Flags.ZF) != 0;
      if (compares && equal != (c.prefix() == 0xf3)) {
        return;
      }
    }
  }

  private static long read(Memory m, long at, int log2) {
    return switch (log2) {
      case 0 -> m.read8(at);
      case 1 -> m.read16(at);
      case 2 -> m.read32(at);
      default -> m.read64(at);
    };
  }

  private static void write(Memory m, long at, int log2, long value) {
    switch (log2) {
      case 0 -> m.write8(at, (int) value);
      case 1 -> m.write16(at, (int) value);
      case 2 -> m.write32(at, (int) value);
      default -> m.write64(at, value);
    }
  }

  private static void register(Case c, Registers r, long value) {
    long old = r.gpr(Gpr.RAX);
    r.gpr(
        Gpr.RAX,
        switch (c.log2()) {
          case 0 -> old & ~0xffL | value & 0xff;
          case 1 -> old & ~0xffffL | value & 0xffff;
          case 2 -> value & 0xffffffffL;
          default -> value;
        });
  }

  private static void compare(Case c, Registers r, long a, long b) {
    OperandSize size = OperandSize.values()[c.log2()];
    r.status(StatusFlags.ofDifference(a, b, a - b & size.mask(), size));
  }

  private static Registers registers(Case c) {
    Registers r = new Registers();
    r.rip(CODE);
    r.gpr(Gpr.RSI, c.from());
    r.gpr(Gpr.RDI, c.to());
    r.gpr(Gpr.RCX, c.count());
    r.gpr(Gpr.RAX, c.accumulator());
    r.rflags(0x202 | (c.down() ? Flags.DF : 0) | Flags.CF);
    return r;
  }

  private static Memory memory(Case c) {
    Memory memory = new Memory();
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, c.code());
    memory.map(DATA, DATA_BYTES, Memory.READ | Memory.WRITE);
    byte[] pattern = new byte[DATA_BYTES];
    for (int i = 0; i < pattern.length; i++) {
      // Long runs of equal bytes, so that comparisons go on for a while.
      pattern[i] = (byte) (i / 1000 % 2 == 0 ? i : 7);
    }
    memory.bytes(DATA, pattern);
    memory.protect(DATA + 3 * 4096, 4096, Memory.READ);
    memory.unmap(DATA + 4 * 4096, 4096);
    return memory;
  }

  /** The hole stays out. */
  private static byte[] contents(Memory memory) {
    byte[] all = Arrays.copyOf(memory.bytes(DATA, 4 * 4096), 5 * 4096);
    System.arraycopy(memory.bytes(DATA + 5 * 4096, 4096), 0, all, 4 * 4096, 4096);
    return all;
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Integer> opcodes =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(0xa4)),
            Tuple.of(3, Arbitraries.just(0xaa)),
            Tuple.of(3, Arbitraries.integers().between(0, 4).map(i -> OPCODES[i])));
    Arbitrary<Integer> prefixes = Arbitraries.of(0xf3, 0xf3, 0xf3, 0xf2, 0);
    Arbitrary<Long> places =
        Arbitraries.longs().between(DATA - 16, DATA + DATA_BYTES + 16).edgeCases(e -> e.none());
    Arbitrary<Integer> distances =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-40, 40), Arbitraries.integers().between(-9000, 9000));
    Arbitrary<Long> counts =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 20),
            Arbitraries.longs().between(0, 6000),
            Arbitraries.of(-1L, Long.MIN_VALUE, 0x1_0000_0003L));
    Arbitrary<Long> accumulators = Arbitraries.of(0L, 7L, 0x0707070707070707L, 0x1122334455667788L);
    return Combinators.combine(
            opcodes,
            prefixes,
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 5).map(i -> i == 0),
            places,
            distances,
            counts)
        .flatAs(
            (opcode, prefix, log2, down, narrow, from, distance, count) ->
                accumulators.map(
                    accumulator ->
                        new Case(
                            opcode,
                            prefix,
                            log2,
                            down,
                            narrow,
                            from | (narrow ? 0x5L << 32 : 0),
                            from + distance,
                            count,
                            accumulator)));
  }
}
