package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemInstructionsTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;
  private static final CpuProfile EVERYTHING = new CpuProfile(CpuProfile.implemented(), 1);

  @Test
  void whatOnlyAKernelMayDoIsAGeneralProtectionFault() {
    int[][] all = {
      {0xf4},
      {0xfa},
      {0xfb},
      {0xe4, 0x10},
      {0xec},
      {0xee},
      {0xf3, 0x6d},
      {0x6e},
      {0x0f, 0x20, 0xc0},
      {0x0f, 0x22, 0xd8},
      {0x0f, 0x21, 0xc1},
      {0x0f, 0x30},
      {0x0f, 0x32},
      {0x0f, 0x06},
      {0x0f, 0x09},
      {0x0f, 0x01, 0xd1},
      {0x0f, 0x01, 0xf8},
      {0x0f, 0x01, 0x38},
      {0x0f, 0x01, 0x10},
      {0x0f, 0x00, 0xd8},
      {0x0f, 0x07}
    };
    for (int[] code : all) {
      Cpu cpu = cpu(code);
      Registers before = cpu.registers().copy();
      GeneralProtection fault = assertThrows(GeneralProtection.class, cpu::step);
      assertTrue(fault.getMessage().endsWith(" is privileged"), fault.getMessage());
      assertEquals(before, cpu.registers());
    }
    assertEquals(
        "general protection: hlt is privileged",
        assertThrows(GeneralProtection.class, cpu(0xf4)::step).getMessage());
  }

  @Test
  void interruptsThreeAndFourAreTrapsAndAllOthersFault() {
    Cpu cpu = cpu(0xcd, 3, 0xcd, 4, 0xcd, 0x80);
    assertEquals(CODE, assertThrows(Breakpoint.class, cpu::step).address());
    assertEquals(CODE + 2, cpu.registers().rip());
    assertThrows(Overflow.class, cpu::step);
    assertEquals(CODE + 4, cpu.registers().rip());
    assertThrows(GeneralProtection.class, cpu::step);
    assertEquals(CODE + 4, cpu.registers().rip());
  }

  @Test
  void undefinedInstructionsAreUndefinedWhateverStandsBeforeThem() {
    for (int[] code :
        new int[][] {
          {0x0f, 0x0b}, {0xf3, 0x0f, 0x0b}, {0x0f, 0xb9, 0xc0}, {0x66, 0x0f, 0xff, 0x00}
        }) {
      UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, cpu(code)::step);
      assertEquals(code.length, fault.opcode().length);
    }
  }

  @Test
  void loadingASegmentRegisterIsLeftOutAndSaysSo() {
    UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, cpu(0x8e, 0xd8)::step);
    assertEquals(
        "undefined opcode: 8e d8 at 0x10000: mov ds,eax is left out: this core loads no segment"
            + " register",
        fault.getMessage());
    Cpu cpu = cpu(0x8c, 0xc8);
    cpu.step();
    assertEquals(0x33, cpu.registers().gpr(Gpr.RAX));
  }

  @Test
  void mxcsrHasNoReservedBits() {
    Cpu cpu = cpu(0x0f, 0xae, 0x13, 0x0f, 0xae, 0x5b, 0x04); // ldmxcsr [rbx]; stmxcsr [rbx+4]
    cpu.memory().write32(DATA, 0x10000);
    assertThrows(GeneralProtection.class, cpu::step);
    assertEquals(Registers.MXCSR_AT_RESET, cpu.registers().mxcsr());
    cpu.memory().write32(DATA, 0xffff);
    cpu.step();
    cpu.step();
    assertEquals(0xffff, cpu.memory().read32(DATA + 4));
    IllegalArgumentException reserved =
        assertThrows(IllegalArgumentException.class, () -> cpu.registers().mxcsr(0x11f80));
    assertEquals("reserved bits of MXCSR in 0x11f80", reserved.getMessage());
  }

  @Test
  void segmentBasesAreReadAndWritten() {
    // wrfsbase rax; rdgsbase ecx
    Cpu cpu = cpu(0xf3, 0x48, 0x0f, 0xae, 0xd0, 0xf3, 0x0f, 0xae, 0xc9);
    cpu.registers().gpr(Gpr.RAX, 0x800000000000L);
    assertThrows(GeneralProtection.class, cpu::step);
    cpu.registers().gpr(Gpr.RAX, 0x7fffdeadbeefL);
    cpu.registers().gsBase(0x123456789abcL);
    cpu.step();
    cpu.step();
    assertEquals(0x7fffdeadbeefL, cpu.registers().fsBase());
    assertEquals(0x56789abcL, cpu.registers().gpr(Gpr.RCX));
  }

  @Test
  void fxsaveAndFxrstorCarryXmmAndMxcsr() {
    Cpu cpu = cpu(0x0f, 0xae, 0x03, 0x0f, 0xae, 0x0b);
    fillVectors(cpu.registers());
    cpu.registers().mxcsr(0x5fa3);
    Registers before = cpu.registers().copy();
    cpu.memory().bytes(DATA + 416, new byte[] {1, 2, 3});
    cpu.step();
    assertEquals(0x37f, cpu.memory().read16(DATA));
    assertEquals(0x5fa3, cpu.memory().read32(DATA + 24));
    assertEquals(0xffff, cpu.memory().read32(DATA + 28));
    assertEquals(before.xmmHigh(15), cpu.memory().read64(DATA + 160 + 15 * 16 + 8));
    assertArrayEquals(new byte[] {1, 2, 3}, cpu.memory().bytes(DATA + 416, 3));
    clearVectors(cpu.registers());
    cpu.step();
    before.rip(cpu.registers().rip());
    for (int n = 0; n < 16; n++) {
      before.ymmUpper(n, -1, -1);
    }
    assertEquals(List.of(), before.differences(cpu.registers()));
  }

  @Test
  void xsaveAndXrstorCarryTheUpperHalvesToo() {
    Cpu cpu = cpu(0x0f, 0xae, 0x23, 0x0f, 0xae, 0x2b);
    fillVectors(cpu.registers());
    cpu.registers().gpr(Gpr.RAX, 7);
    Registers before = cpu.registers().copy();
    cpu.step();
    assertEquals(6, cpu.memory().read64(DATA + 512));
    assertEquals(before.ymmUpperLow(3), cpu.memory().read64(DATA + 576 + 48));
    clearVectors(cpu.registers());
    cpu.step();
    before.rip(cpu.registers().rip());
    assertEquals(List.of(), before.differences(cpu.registers()));
  }

  @Test
  void xrstorClearsWhatWasNotSavedAndKeepsWhatWasNotAskedFor() {
    Cpu cpu = cpu(0x0f, 0xae, 0x2b);
    fillVectors(cpu.registers());
    cpu.registers().gpr(Gpr.RAX, 4);
    cpu.memory().write32(DATA + 24, 0x1f80);
    long kept = cpu.registers().xmmLow(5);
    cpu.step();
    assertEquals(kept, cpu.registers().xmmLow(5));
    assertEquals(0, cpu.registers().ymmUpperHigh(5));
  }

  @Test
  void stateAreasAreAlignedAndTheirHeadersClean() {
    Cpu cpu = cpu(0x0f, 0xae, 0x2b);
    cpu.registers().gpr(Gpr.RAX, 7);
    cpu.registers().gpr(Gpr.RBX, DATA + 16);
    assertThrows(GeneralProtection.class, cpu::step);
    cpu.registers().gpr(Gpr.RBX, DATA);
    cpu.memory().write64(DATA + 512, 8);
    assertThrows(GeneralProtection.class, cpu::step);
    cpu.memory().write64(DATA + 512, 7);
    cpu.memory().write64(DATA + 520, 1L << 63);
    assertThrows(GeneralProtection.class, cpu::step);
  }

  @Test
  void aStateAreaThatDoesNotFitLeavesMemoryAsItWas() {
    Cpu cpu = cpu(0x0f, 0xae, 0x23);
    fillVectors(cpu.registers());
    cpu.registers().gpr(Gpr.RAX, 7);
    cpu.registers().gpr(Gpr.RBX, DATA + 4096 - 640);
    byte[] before = cpu.memory().bytes(DATA, 4096);
    assertThrows(PageFault.class, cpu::step);
    assertArrayEquals(before, cpu.memory().bytes(DATA, 4096));
  }

  private static void fillVectors(Registers registers) {
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, 0x1111111111111111L * n, ~n);
      registers.ymmUpper(n, 100 + n, 200 + n);
    }
  }

  private static void clearVectors(Registers registers) {
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, -1, -1);
      registers.ymmUpper(n, -1, -1);
    }
    registers.mxcsr(Registers.MXCSR_AT_RESET);
  }

  /** RBX points at a writable page. */
  private static Cpu cpu(int... code) {
    Memory memory = new Memory();
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    memory.map(DATA, 4096, Memory.READ | Memory.WRITE);
    Registers registers = new Registers();
    registers.rip(CODE);
    registers.gpr(Gpr.RBX, DATA);
    return new Cpu(registers, memory, EVERYTHING);
  }
}
