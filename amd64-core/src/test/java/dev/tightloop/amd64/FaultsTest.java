package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which fault, and that nothing else happened. The answers are those of an AMD processor. */
class FaultsTest {
  private static final long CODE = 0x10000;

  /** A writable page, a read-only one, nothing. */
  private static final long DATA = 0x20000;

  private static final long READ_ONLY = DATA + 4096;
  private static final long NOTHING = DATA + 8192;
  private static final long NEAR_THE_END = 0x7fff_ffff_fff0L;
  private static final long NOT_CANONICAL = 0x1234567812345678L;

  private final Memory memory = new Memory();
  private final Cpu cpu = new Cpu(memory);
  private final Registers registers = cpu.registers();

  @Test
  void aJumpToAnAddressThatIsNotCanonicalFaultsItself() {
    for (int[] code :
        new int[][] {{0xff, 0xe0}, {0xff, 0xd0}, {0xc3}, {0xc2, 8, 0}, {0xff, 0x23}}) {
      load(code);
      registers.gpr(Gpr.RAX, NOT_CANONICAL);
      memory.write64(DATA + 0x800, NOT_CANONICAL);
      registers.gpr(Gpr.RBX, DATA + 0x800);
      assertFault(GeneralProtection.class, "jump target 0x1234567812345678 is not canonical");
    }
  }

  /** At the end of user space a short distance is enough. */
  @Test
  void aRelativeJumpToAnAddressThatIsNotCanonicalFaultsItselfWhereItIsTaken() {
    int[][] taken = {
      {0xeb, 0x70},
      {0xe9, 0x70, 0, 0, 0},
      {0x74, 0x70},
      {0x0f, 0x84, 0x70, 0, 0, 0},
      {0xe2, 0x70},
      {0xe1, 0x70},
      {0x67, 0xe2, 0x70},
      {0xe8, 0x70, 0, 0, 0}
    };
    for (int[] code : taken) {
      loadAtTheEnd(code);
      assertFault(GeneralProtection.class, "jump target 0x8000000000");
    }
    loadAtTheEnd(0xe3, 0x70);
    registers.gpr(Gpr.RCX, 0);
    assertFault(GeneralProtection.class, "jump target 0x8000000000");
    int[][] notTaken = {{0x75, 0x70}, {0x0f, 0x85, 0x70, 0, 0, 0}, {0xe0, 0x70}, {0xe3, 0x70}};
    for (int[] code : notTaken) {
      loadAtTheEnd(code);
      cpu.step();
      assertEquals(NEAR_THE_END + code.length, registers.rip());
    }
  }

  @Test
  void aCallFaultsForItsStackBeforeItFaultsForItsTarget() {
    load(0xff, 0xd0);
    registers.gpr(Gpr.RAX, NOT_CANONICAL);
    registers.gpr(Gpr.RSP, READ_ONLY + 4);
    assertFault(PageFault.class, "write at 0x21000");
  }

  @Test
  void aJumpToTheUpperHalfFaultsWhenItIsFetched() {
    load(0xff, 0xe0);
    registers.gpr(Gpr.RAX, 0xffff800000000000L);
    cpu.step();
    assertFault(PageFault.class, "execute at 0xffff800000000000");
  }

  @Test
  void theStackHasItsOwnFaultForAddressesThatAreNotCanonical() {
    int[][] onStack = {
      {0x50},
      {0x58},
      {0xc3},
      {0x9c},
      {0xe8, 0, 0, 0, 0},
      {0xc8, 8, 0, 0},
      {0x8b, 0x04, 0x24},
      {0x3e, 0x8b, 0x04, 0x24},
      {0x8b, 0x45, 0x00},
      {0xc9},
      {0xff, 0x33},
      {0xf0, 0x01, 0x04, 0x24}
    };
    for (int[] code : onStack) {
      load(code);
      registers.gpr(Gpr.RSP, NOT_CANONICAL);
      registers.gpr(Gpr.RBP, NOT_CANONICAL);
      registers.gpr(Gpr.RBX, DATA);
      assertFault(StackFault.class, " is not canonical");
    }
    int[][] elsewhere = {
      {0x8b, 0x00},
      {0x64, 0x8b, 0x04, 0x24},
      {0x41, 0x8b, 0x04, 0x24},
      {0xff, 0x30},
      {0x8f, 0x00},
      {0xf3, 0xa4},
      {0xd7},
      {0x8b, 0x04, 0x6d, 0, 0, 0, 0}
    };
    for (int[] code : elsewhere) {
      load(code);
      for (Gpr r : List.of(Gpr.RAX, Gpr.RBX, Gpr.RSI, Gpr.RBP, Gpr.R12)) {
        registers.gpr(r, NOT_CANONICAL);
      }
      registers.gpr(Gpr.RCX, 1);
      if (code[0] == 0x64) {
        registers.gpr(Gpr.RSP, NOT_CANONICAL);
      }
      assertFault(GeneralProtection.class, " is not canonical");
    }
  }

  @Test
  void whatWillBeWrittenFaultsAsAWriteWhereItIsRead() {
    int[][] changing = {
      {0x01, 0x10},
      {0xff, 0x00},
      {0xd1, 0x20},
      {0x0f, 0xa4, 0x10, 1},
      {0x87, 0x10},
      {0x0f, 0xb1, 0x10},
      {0x0f, 0xba, 0x28, 1},
      {0x0f, 0xc7, 0x08}
    };
    for (int[] code : changing) {
      load(code);
      registers.gpr(Gpr.RAX, NOTHING);
      assertFault(PageFault.class, "write at 0x22000, which is not mapped");
      load(code);
      registers.gpr(Gpr.RAX, NOTHING - 2);
      assertFault(PageFault.class, "write at 0x21ffe, which the page does not permit");
    }
    for (int[] code : new int[][] {{0x39, 0x10}, {0x0f, 0xba, 0x20, 1}, {0x85, 0x10}}) {
      load(code);
      registers.gpr(Gpr.RAX, NOTHING);
      assertFault(PageFault.class, "read at 0x22000");
    }
  }

  @Test
  void whatIsChangedInAPageThatMayOnlyBeWrittenFaultsAsAWriteToo() {
    for (int[] code : new int[][] {{0x01, 0x10}, {0x0f, 0xae, 0x20}}) {
      load(code);
      memory.protect(DATA, 4096, Memory.WRITE);
      registers.gpr(Gpr.RAX, DATA);
      PageFault fault = assertThrows(PageFault.class, cpu::step);
      assertEquals(Access.WRITE, fault.access());
    }
  }

  @Test
  void aBitStringFaultsAtTheElementThatItReaches() {
    load(0x0f, 0xab, 0x08);
    registers.gpr(Gpr.RAX, NOTHING - 8);
    registers.gpr(Gpr.RCX, 100);
    assertFault(PageFault.class, "write at 0x22004");
  }

  @Test
  void anAccessAcrossTheLastCanonicalAddressIsNoPageFault() {
    load(0x48, 0x8b, 0x00);
    registers.gpr(Gpr.RAX, 0x7ffffffffffcL);
    assertFault(GeneralProtection.class, "0x800000000000 is not canonical");
  }

  @Test
  void enterWritesNothingUnlessItCanWriteAll() {
    int[][] nested = {{0xc8, 0, 2, 0}, {0xc8, 0, 2, 3}, {0x66, 0xc8, 0, 2, 3}};
    for (int[] code : nested) {
      load(code);
      registers.gpr(Gpr.RBP, DATA + 0x400);
      registers.gpr(Gpr.RSP, DATA + 0x100);
      assertFault(PageFault.class, "write at 0x1f");
    }
    load(0xc8, 0, 0, 3);
    registers.gpr(Gpr.RBP, NOTHING + 8);
    assertFault(PageFault.class, "read at 0x22000");
  }

  @Test
  void enterCopiesTheFramePointersOfOuterFrames() {
    load(0xc8, 0x10, 0, 3);
    registers.gpr(Gpr.RBP, DATA + 0x400);
    memory.write64(DATA + 0x3f8, 11);
    memory.write64(DATA + 0x3f0, 22);
    cpu.step();
    long top = DATA + 0x7f8;
    assertEquals(DATA + 0x400, memory.read64(top));
    assertEquals(11, memory.read64(top - 8));
    assertEquals(22, memory.read64(top - 16));
    assertEquals(top, memory.read64(top - 24));
    assertEquals(top, registers.gpr(Gpr.RBP));
    assertEquals(top - 24 - 16, registers.gpr(Gpr.RSP));
  }

  @Test
  void aSixteenByteExchangeIsAlignedAndWritable() {
    CpuProfile profile = CpuProfile.X86_64_V1.with(Feature.CX16);
    load(0x48, 0x0f, 0xc7, 0x08);
    Cpu with = new Cpu(registers, memory, profile);
    registers.gpr(Gpr.RAX, DATA + 8);
    assertThrows(GeneralProtection.class, with::step);
    registers.gpr(Gpr.RAX, READ_ONLY);
    assertThrows(PageFault.class, with::step);
    registers.gpr(Gpr.RAX, DATA);
    UndefinedOpcode missing = assertThrows(UndefinedOpcode.class, cpu::step);
    assertEquals(
        "undefined opcode: 48 0f c7 08 at 0x10000: cmpxchg16b needs CX16, which this CPUID does"
            + " not report",
        missing.getMessage());
    with.step();
  }

  @Test
  void anInstructionMayReachIntoAPageThatIsNotThere() {
    load();
    memory.bytes(CODE + 4094, new byte[] {0x48, (byte) 0xb8});
    registers.rip(CODE + 4094);
    assertFault(PageFault.class, "execute at 0x11000");
  }

  @Test
  void theFifteenthByteIsFetchedAndTheSixteenthIsNot() {
    load();
    byte[] prefixes = new byte[15];
    Arrays.fill(prefixes, (byte) 0x66);
    memory.bytes(CODE + 4096 - 15, prefixes);
    registers.rip(CODE + 4096 - 14);
    assertFault(PageFault.class, "execute at 0x11000");
    registers.rip(CODE + 4096 - 15);
    assertFault(GeneralProtection.class, "instruction at 0x10ff1 is longer than 15 bytes");
  }

  @Test
  void theTrapFlagThatPopfSetsTrapsAfterTheNextInstruction() {
    load(0x9d, 0x90, 0x90);
    memory.write64(DATA + 0x800, 0x202 | Flags.TF);
    cpu.step();
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(CODE + 2, registers.rip());
  }

  @Test
  void theTrapFlagThatPopfClearsStillTrapsAfterIt() {
    load(0x9d, 0x90);
    memory.write64(DATA + 0x800, 0x202);
    registers.rflags(0x202 | Flags.TF);
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(CODE + 1, registers.rip());
    cpu.step();
  }

  /** The kernel runs without TF, and returns in a way that traps after the next instruction. */
  @Test
  void aSystemCallDoesNotTrapBySingleStepItself() {
    load(0x0f, 0x05, 0x90);
    registers.rflags(0x202 | Flags.TF);
    assertThrows(SystemCall.class, cpu::step);
    assertEquals(0x202 | Flags.TF, registers.gpr(Gpr.R11));
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(CODE + 3, registers.rip());
  }

  private void assertFault(Class<? extends Fault> type, String message) {
    Registers before = registers.copy();
    byte[] data = memory.bytes(DATA, 8192);
    Fault fault = assertThrows(type, cpu::step);
    if (!fault.getMessage().contains(message)) {
      assertEquals(message, fault.getMessage());
    }
    assertEquals(List.of(), before.differences(registers));
    assertArrayEquals(data, memory.bytes(DATA, 8192));
  }

  private void load(int... code) {
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    memory.map(DATA, 8192, Memory.READ | Memory.WRITE);
    byte[] pattern = new byte[8192];
    Arrays.fill(pattern, (byte) 0x11);
    memory.bytes(DATA, pattern);
    memory.protect(READ_ONLY, 4096, Memory.READ);
    registers.copyFrom(new Registers());
    registers.rip(CODE);
    registers.gpr(Gpr.RSP, DATA + 0x800);
  }

  /** With ZF set and a count of 2. */
  private void loadAtTheEnd(int... code) {
    load();
    memory.map(NEAR_THE_END, 16, Memory.READ | Memory.EXECUTE);
    memory.bytes(NEAR_THE_END, new Assembler(NEAR_THE_END).raw(code).bytes());
    registers.rip(NEAR_THE_END);
    registers.rflags(0x202 | Flags.ZF);
    registers.gpr(Gpr.RCX, 2);
  }
}
