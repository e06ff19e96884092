package dev.tightloop.amd64.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.GeneralProtection;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;
import dev.tightloop.amd64.UndefinedOpcode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Programs whose result is known, run long enough to be translated. */
class LoopsTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;

  private final Memory memory = new Memory();
  private final Cpu cpu = new Cpu(memory);
  private final Registers registers = cpu.registers();
  private int translations;

  /** As Go compiles {@code t += 2; i++} without optimising: both variables stay in the frame. */
  @Test
  void aLoopOverVariablesOnTheStackCounts() {
    Assembler a = countingLoop();
    long rounds = 100_000;
    Engine engine = load(a, 50);
    registers.gpr(Gpr.RDX, rounds);
    engine.run(1 + rounds * 9 + 2);
    assertEquals(2 * rounds, memory.read64(registers.gpr(Gpr.RSP)));
    assertEquals(rounds, memory.read64(registers.gpr(Gpr.RSP) + 8));
    assertEquals(1 + rounds * 9 + 2, cpu.instructions());
    assertTrue(translations > 0);
  }

  /** The frame lies across a page end, so the code that wants it in one page cannot run. */
  @Test
  void aFrameMayLieAcrossAPageEnd() {
    Engine engine = load(countingLoop(), 50);
    registers.gpr(Gpr.RSP, DATA + 4096 - 8);
    registers.gpr(Gpr.RDX, 5_000);
    engine.run(1 + 5_000 * 9 + 2);
    assertEquals(10_000, memory.read64(DATA + 4096 - 8));
    assertEquals(5_000, memory.read64(DATA + 4096));
    assertEquals(2, translations);
  }

  @Test
  void anySliceStopsExactly() {
    Engine engine = load(countingLoop(), 10);
    registers.gpr(Gpr.RDX, 1_000_000);
    Cpu plain = cpu.fork();
    for (int slice = 1; slice < 120; slice++) {
      engine.run(slice);
      for (int i = 0; i < slice; i++) {
        plain.step();
      }
      assertEquals(List.of(), plain.registers().differences(registers));
      assertEquals(plain.instructions(), cpu.instructions());
    }
    assertTrue(translations > 0);
  }

  @Test
  void recursionComputesFibonacciNumbers() {
    Assembler a = new Assembler(CODE);
    Label fib = a.label();
    Label small = a.label();
    a.mov(Gpr.RAX, 15L).call(fib).ud2();
    a.bind(fib).cmp(Gpr.RAX, 2).jcc(Condition.L, small);
    a.push(Gpr.RAX).sub(Gpr.RAX, 1).call(fib).pop(Gpr.RCX).push(Gpr.RAX);
    a.lea(Gpr.RAX, Gpr.RCX, -2).call(fib).pop(Gpr.RCX).add(Gpr.RAX, Gpr.RCX);
    a.bind(small).ret();
    Engine engine = load(a, 20);
    assertThrows(RuntimeException.class, () -> engine.run(1_000_000));
    assertEquals(610, registers.gpr(Gpr.RAX));
    assertTrue(translations > 0);
  }

  /** More than the JVM compiles as one method. */
  @Test
  void aLongLoopIsTranslatedInParts() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop);
    for (int i = 0; i < 1_000; i++) {
      a.alu(AluOperation.ADD, Gpr.RAX, Gpr.RDX).load(Gpr.RCX, Gpr.RBX, 8 * (i % 16));
    }
    a.jmp(loop);
    Engine engine = load(a, 5);
    registers.gpr(Gpr.RBX, DATA + 64);
    registers.gpr(Gpr.RDX, 3);
    engine.run(2_001 * 100);
    assertEquals(300_000, registers.gpr(Gpr.RAX));
    assertTrue(translations > 0);
  }

  /** The fault is in the middle of a translated loop: all state is that before the store. */
  @Test
  void aFaultInATranslationIsPrecise() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop).add(Gpr.RAX, 1).store(Gpr.RBX, 0, Gpr.RAX).add(Gpr.RBX, 8).jmp(loop);
    Engine engine = load(a, 20);
    registers.gpr(Gpr.RBX, DATA);
    PageFault fault = assertThrows(PageFault.class, () -> engine.run(1_000_000));
    assertEquals(DATA + 2 * 4096, fault.address());
    assertEquals(1025, registers.gpr(Gpr.RAX));
    assertEquals(CODE + 4, registers.rip());
    assertEquals(1024 * 4 + 1, cpu.instructions());
    assertTrue(translations > 0);
  }

  /** Forks share instructions and translations, and each changes its own copy of the code. */
  @Test
  void forksInManyThreadsRunTheSameCodeAndChangeItEachForItself() throws Exception {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop).add(Gpr.RAX, 1).store(Gpr.RBX, 0, Gpr.RAX).dec(Gpr.RCX).jcc(Condition.NE, loop);
    a.ud2();
    Engine first = load(a, 5);
    memory.protect(CODE, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
    registers.gpr(Gpr.RBX, DATA);
    registers.gpr(Gpr.RCX, 100);
    first.run(200);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> results = new ArrayList<>();
      for (int n = 0; n < 40; n++) {
        int addend = n % 5;
        Cpu fork = cpu.fork();
        Callable<Long> run =
            () -> {
              fork.memory().write8(CODE + 3, addend);
              fork.registers().rip(CODE);
              fork.registers().gpr(Gpr.RAX, 0);
              fork.registers().gpr(Gpr.RCX, 1_000);
              new Engine(fork, 5).run(4_000);
              return fork.registers().gpr(Gpr.RAX) - 1_000L * addend + fork.registers().rip();
            };
        results.add(threads.submit(run));
      }
      for (Future<Long> result : results) {
        assertEquals(a.here() - 2, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(50, registers.gpr(Gpr.RAX));
  }

  @Test
  void aBudgetMayBeNothingOrMoreThanCanBeCounted() {
    Engine engine = load(countingLoop(), 5);
    registers.gpr(Gpr.RDX, 1_000);
    assertEquals(0, engine.run(0));
    assertEquals(CODE, registers.rip());
    assertEquals(0, cpu.instructions());
    IllegalArgumentException negative =
        assertThrows(IllegalArgumentException.class, () -> engine.run(-1));
    assertEquals("a budget of -1 instructions is negative", negative.getMessage());
    assertEquals(500, engine.run(500));
    assertThrows(UndefinedOpcode.class, () -> engine.run(Long.MAX_VALUE));
    assertEquals(2_000, memory.read64(registers.gpr(Gpr.RSP)));
    assertEquals(1 + 1_000 * 9 + 3, cpu.instructions());
    assertTrue(translations > 0);
  }

  /** At the end of user space; the loop is translated when it has seen its own end once. */
  @Test
  void aJumpOutOfATranslationToAnAddressThatIsNotCanonicalFaultsItself() {
    long code = 0x7fff_ffff_ff00L;
    int[][] ends = {{0x0f, 0x84}, {0xe9}, {0xe8}};
    for (int[] end : ends) {
      Assembler a = new Assembler(code);
      Label loop = a.label();
      a.bind(loop).dec(Gpr.RCX);
      if (end.length == 1) {
        a.jcc(Condition.NE, loop);
      }
      long last = a.here();
      a.raw(end).raw(0, 0x10, 0, 0).jmp(loop);
      Engine engine = load(code, a, 5);
      translations = 0;
      for (long rounds : new long[] {3, 1_000}) {
        registers.rip(code);
        registers.gpr(Gpr.RCX, rounds);
        GeneralProtection fault =
            assertThrows(GeneralProtection.class, () -> engine.run(1_000_000));
        assertTrue(fault.getMessage().contains("is not canonical"), fault.getMessage());
        assertEquals(last, registers.rip());
        assertEquals(0, registers.gpr(Gpr.RCX));
        assertEquals(DATA + 0x800, registers.gpr(Gpr.RSP));
      }
      assertTrue(translations > 0);
    }
  }

  private static Assembler countingLoop() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    Label more = a.label();
    a.jmp(loop).bind(more);
    a.load(Gpr.RCX, Gpr.RSP, 0).add(Gpr.RCX, 2).store(Gpr.RSP, 0, Gpr.RCX);
    a.load(Gpr.RCX, Gpr.RSP, 8).inc(Gpr.RCX).store(Gpr.RSP, 8, Gpr.RCX);
    a.bind(loop).load(Gpr.RCX, Gpr.RSP, 8).cmp(Gpr.RCX, Gpr.RDX).jcc(Condition.L, more);
    return a.ud2();
  }

  private Engine load(Assembler a, int threshold) {
    return load(CODE, a, threshold);
  }

  private Engine load(long code, Assembler a, int threshold) {
    memory.map(code, a.bytes().length, Memory.READ | Memory.EXECUTE);
    memory.bytes(code, a.bytes());
    memory.map(DATA, 2 * 4096, Memory.READ | Memory.WRITE);
    registers.rip(code);
    registers.gpr(Gpr.RSP, DATA + 0x800);
    return new Engine(
        cpu,
        threshold,
        bytes -> {
          translations++;
          return bytes;
        });
  }
}
