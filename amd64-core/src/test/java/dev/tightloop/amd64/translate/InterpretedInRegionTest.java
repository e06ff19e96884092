package dev.tightloop.amd64.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuProfile;
import dev.tightloop.amd64.Feature;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.amd64.SimdFloatingPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instructions without an emitter, executed by their own operation in the middle of a region. */
class InterpretedInRegionTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;
  private static final int ZERO_DIVIDE_UNMASKED = 0x1f80 & ~0x200;

  private final Memory memory = new Memory();
  private int translations;

  @Test
  void whatDoesNotFitOneClassFileIsTranslatedInParts() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop);
    for (int i = 0; i < 590; i++) {
      a.mul(Gpr.RBX);
    }
    a.jmp(loop);
    same(a, CpuProfile.X86_64_V1, 2_000);
    assertTrue(translations > 0);
  }

  /**
   * The divisor is in the frame, which is known to be there: the division may fault all the same.
   */
  @Test
  void flagsAreThoseBeforeAVectorInstructionThatFaults() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop).push(Gpr.RAX).cmp(Gpr.RCX, Gpr.RDX);
    a.raw(0xf2, 0x0f, 0x5e, 0x44, 0x24, 0x08); // divsd xmm0,[rsp+8]
    a.add(Gpr.RSI, Gpr.RDI).pop(Gpr.RAX).jmp(loop);
    Cpu plain = dividing(a);
    Cpu tiered = dividing(a);
    Engine engine = engine(tiered);
    engine.run(2_400);
    step(plain, 2_400);
    tiered.memory().write64(DATA + 2048, 0);
    plain.memory().write64(DATA + 2048, 0);
    assertThrows(SimdFloatingPoint.class, () -> engine.run(60));
    assertThrows(SimdFloatingPoint.class, () -> step(plain, 60));
    assertTrue(translations > 0);
    assertEquals(List.of(), plain.registers().differences(tiered.registers()));
  }

  @Test
  void aSegmentBaseThatChangesIsTheOneOfTheNextAccess() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.bind(loop).raw(0xf3, 0x48, 0x0f, 0xae, 0xd3); // wrfsbase rbx
    a.raw(0x64, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0); // mov rax,fs:[0]
    a.add(Gpr.RBX, 8).inc(Gpr.RCX).cmp(Gpr.RCX, 100).jcc(Condition.NE, loop);
    a.ud2();
    same(a, CpuProfile.X86_64_V1.with(Feature.FSGSBASE), 546);
    assertTrue(translations > 0);
  }

  /** One by one, until the divisor is 0. */
  private static Cpu dividing(Assembler a) {
    Cpu cpu = load(new Memory(), a, CpuProfile.X86_64_V1);
    cpu.registers().mxcsr(ZERO_DIVIDE_UNMASKED);
    cpu.registers().xmm(0, Double.doubleToRawLongBits(1), 0);
    cpu.registers().gpr(Gpr.RCX, 1);
    cpu.registers().gpr(Gpr.RDX, 2);
    cpu.memory().write64(DATA + 2048, Double.doubleToRawLongBits(1));
    return cpu;
  }

  private void same(Assembler a, CpuProfile profile, long budget) {
    Cpu plain = load(memory, a, profile);
    for (int i = 0; i < 512; i++) {
      memory.write64(DATA + 8 * i, i);
    }
    plain.registers().gpr(Gpr.RBX, DATA);
    Cpu tiered = plain.fork();
    engine(tiered).run(budget);
    step(plain, budget);
    assertEquals(List.of(), plain.registers().differences(tiered.registers()));
    assertEquals(plain.instructions(), tiered.instructions());
  }

  private static Cpu load(Memory memory, Assembler a, CpuProfile profile) {
    byte[] code = a.bytes();
    memory.map(CODE, code.length, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, code);
    memory.map(DATA, 4096, Memory.READ | Memory.WRITE);
    Registers registers = new Registers();
    registers.rip(CODE);
    registers.gpr(Gpr.RSP, DATA + 2048);
    return new Cpu(registers, memory, profile);
  }

  private Engine engine(Cpu cpu) {
    return new Engine(
        cpu,
        1,
        bytes -> {
          translations++;
          return bytes;
        });
  }

  private static void step(Cpu cpu, long times) {
    for (long i = 0; i < times; i++) {
      cpu.step();
    }
  }
}
