package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CpuTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;
  private static final int READ_WRITE = Memory.READ | Memory.WRITE;

  private final Memory memory = new Memory();
  private final Cpu cpu = new Cpu(memory);
  private final Registers registers = cpu.registers();

  @Test
  void aLoopCountsDown() {
    Assembler a = new Assembler(CODE);
    Label loop = a.label();
    a.mov(Gpr.RCX, 10L).bind(loop).add(Gpr.RAX, Gpr.RCX).dec(Gpr.RCX);
    load(a.jcc(Condition.NE, loop));
    run(1 + 3 * 10);
    assertEquals(55, registers.gpr(Gpr.RAX));
    assertEquals(a.here(), registers.rip());
  }

  @Test
  void aCallPushesWhereRetReturns() {
    Assembler a = new Assembler(CODE);
    Label function = a.label();
    a.call(function).nop().bind(function).ret();
    load(a);
    assertTrue(cpu.instruction().isCall());
    run(1);
    assertEquals(DATA + 0x800 - 8, registers.gpr(Gpr.RSP));
    assertEquals(CODE + 5, memory.read64(DATA + 0x800 - 8));
    assertTrue(cpu.instruction().isReturn());
    run(1);
    assertEquals(CODE + 5, registers.rip());
    assertEquals(DATA + 0x800, registers.gpr(Gpr.RSP));
  }

  @Test
  void popfqKeepsInterruptFlagAndPrivilegeLevel() {
    Assembler a = new Assembler(CODE);
    load(a.popfq());
    memory.write64(DATA + 0x800, 0x3000 | Flags.STATUS | Flags.DF | Flags.TF);
    run(1);
    assertEquals(0x202 | Flags.STATUS | Flags.DF | Flags.TF, registers.rflags());
  }

  @Test
  void fsAddsItsBase() {
    load(raw(0x64, 0x48, 0x8b, 0x04, 0x25, 0xf8, 0xff, 0xff, 0xff)); // mov rax,fs:[-8]
    memory.write64(DATA + 0x100, 42);
    registers.fsBase(DATA + 0x108);
    run(1);
    assertEquals(42, registers.gpr(Gpr.RAX));
  }

  @Test
  void ripRelativeAddressesCountFromTheEndBehindAnImmediate() {
    int distance = (int) (DATA - (CODE + 10));
    load(raw(0xc7, 0x05, distance, distance >> 8, distance >> 16, distance >> 24, 1, 2, 3, 4));
    run(1);
    assertEquals(0x04030201, memory.read32(DATA));
  }

  @Test
  void writingCodeChangesWhatExecutesNext() {
    memory.map(CODE, 4096, READ_WRITE | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).inc(Gpr.RAX).bytes());
    registers.rip(CODE);
    cpu.step();
    Instruction first = decodedAt(CODE);
    assertSame(first, decodedAt(CODE));
    memory.write8(CODE + 2, 0xc8); // dec rax
    registers.rip(CODE);
    cpu.step();
    assertEquals(0, registers.gpr(Gpr.RAX));
  }

  @Test
  void writingTheSecondPageOfAnInstructionIsNoticedToo() {
    memory.map(CODE, 8192, READ_WRITE | Memory.EXECUTE);
    long at = CODE + 4096 - 2;
    memory.bytes(at, new Assembler(at).inc(Gpr.RAX).bytes());
    registers.rip(at);
    cpu.step();
    memory.write8(CODE + 4096, 0xc8);
    registers.rip(at);
    cpu.step();
    assertEquals(0, registers.gpr(Gpr.RAX));
  }

  @Test
  void aForkDoesNotSeeCodeThatTheOtherSideWrote() {
    memory.map(CODE, 4096, READ_WRITE | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).inc(Gpr.RAX).bytes());
    registers.rip(CODE);
    cpu.instruction();
    Memory other = memory.fork();
    memory.write8(CODE + 2, 0xc8);
    assertEquals("dec rax", cpu.instruction().toString());
    Cpu second = new Cpu(registers.copy(), other);
    assertEquals("inc rax", second.instruction().toString());
  }

  @Test
  void sharedZeroPagesDoNotShareAddresses() {
    memory.map(CODE, 2 * 4096, Memory.READ | Memory.EXECUTE);
    registers.rip(CODE);
    assertEquals(CODE, cpu.instruction().address());
    registers.rip(CODE + 4096);
    assertEquals(CODE + 4096, cpu.instruction().address());
  }

  @Test
  void everyFaultLeavesTheStateAsItWas() {
    for (byte[] code : faulting()) {
      Memory fresh = new Memory();
      fresh.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
      fresh.bytes(CODE, code);
      fresh.map(DATA, 4096, READ_WRITE);
      fresh.map(DATA + 4096, 4096, Memory.READ);
      byte[] pattern = new byte[8192];
      Arrays.fill(pattern, (byte) 0x5a);
      fresh.bytes(DATA, pattern);
      Registers before = faultingRegisters();
      Cpu other = new Cpu(before.copy(), fresh);
      Fault fault = assertThrows(Fault.class, other::step);
      assertEquals(List.of(), before.differences(other.registers()), fault.getMessage());
      assertArrayEquals(pattern, fresh.bytes(DATA, 8192), fault.getMessage());
    }
  }

  /** RBX points 4 bytes before a read-only page, RSI into it, RDI nowhere, RSP below nothing. */
  private static Registers faultingRegisters() {
    Registers registers = new Registers();
    for (Gpr r : Gpr.values()) {
      registers.gpr(r, 0x1111111111111111L * r.ordinal());
      registers.xmm(r.ordinal(), r.ordinal(), ~r.ordinal());
    }
    registers.gpr(Gpr.RAX, 0x5a5a5a5a5a5a5a5aL);
    registers.gpr(Gpr.RBX, DATA + 4092);
    registers.gpr(Gpr.RSI, DATA + 4096 + 64);
    registers.gpr(Gpr.RDI, 0x666000);
    registers.gpr(Gpr.RSP, DATA);
    registers.rip(CODE);
    registers.rflags(0x202 | Flags.CF | Flags.OF);
    return registers;
  }

  private static List<byte[]> faulting() {
    List<UnaryOperator<Assembler>> all =
        List.of(
            a -> a.store(Gpr.RBX, 0, Gpr.RAX),
            a -> a.aluStore(AluOperation.ADD, Gpr.RSI, 0, Gpr.RAX),
            a -> a.aluStore(AluOperation.ADC, Gpr.RBX, 0, Gpr.RAX),
            a -> a.lockXadd(Gpr.RSI, 0, Gpr.RCX),
            a -> a.lockCmpxchg(Gpr.RSI, 0, Gpr.RCX),
            a -> a.lockCmpxchg(Gpr.RSI, 1, Gpr.RCX),
            a -> a.load(Gpr.RAX, Gpr.RDI, 0),
            a -> a.load(Gpr.RAX, Gpr.RCX, 0),
            a -> a.push(Gpr.RAX),
            a -> a.push(5),
            a -> a.pushfq(),
            a -> a.call(CODE + 100),
            a -> a.call(Gpr.RAX),
            a -> a.movupsStore(Gpr.RBX, -8, 3),
            a -> a.movupsLoad(3, Gpr.RDI, 0),
            a -> a.movapsLoad(3, Gpr.RBX, 0),
            a -> a.movapsStore(Gpr.RBX, -11, 3),
            a -> a.div(Gpr.RCX),
            a -> a.idiv(Gpr.RCX),
            a -> a.raw(0x48, 0x87, 0x06), // xchg [rsi],rax
            a -> a.raw(0x8f, 0x06), // pop [rsi]
            a -> a.raw(0x48, 0xd1, 0x26), // shl qword [rsi],1
            a -> a.raw(0x48, 0x0f, 0xab, 0x06), // bts [rsi],rax
            a -> a.raw(0x0f, 0x94, 0x06), // sete [rsi]
            a -> a.raw(0xff, 0x06), // inc dword [rsi]
            a -> a.raw(0xf6, 0x17), // not byte [rdi]
            a -> a.ud2(),
            a -> a.raw(0xf0, 0x90));
    return all.stream().map(code -> code.apply(new Assembler(CODE)).bytes()).toList();
  }

  @Test
  void trapsAreReportedAfterTheInstruction() {
    load(new Assembler(CODE).int3().raw(0x0f, 0x05).nop().nop());
    Breakpoint breakpoint = assertThrows(Breakpoint.class, cpu::step);
    assertEquals(CODE, breakpoint.address());
    assertEquals(CODE + 1, registers.rip());
    registers.rflags(0x202 | Flags.CF);
    assertThrows(SystemCall.class, cpu::step);
    assertEquals(CODE + 3, registers.rip());
    assertEquals(CODE + 3, registers.gpr(Gpr.RCX));
    assertEquals(0x202 | Flags.CF, registers.gpr(Gpr.R11));
    registers.rflags(0x202 | Flags.TF);
    assertThrows(SingleStep.class, cpu::step);
    assertEquals(CODE + 4, registers.rip());
    registers.rflags(0x202);
    cpu.step();
    assertEquals(CODE + 5, registers.rip());
  }

  @Test
  void anAccessAcrossAPageEndFaultsAtTheSecondPagesStart() {
    load(new Assembler(CODE).load(Gpr.RAX, Gpr.RBX, 0));
    registers.gpr(Gpr.RBX, DATA + 4092);
    PageFault fault = assertThrows(PageFault.class, cpu::step);
    assertEquals(DATA + 4096, fault.address());
    assertEquals(Access.READ, fault.access());
    memory.map(DATA + 4096, 4096, Memory.READ);
    memory.write32(DATA + 4092, 7);
    cpu.step();
    assertEquals(7, registers.gpr(Gpr.RAX));
  }

  @Test
  void movapsWantsAlignedMemoryAndMovupsDoesNot() {
    load(new Assembler(CODE).movupsLoad(0, Gpr.RBX, 0).movapsLoad(0, Gpr.RBX, 0));
    registers.gpr(Gpr.RBX, DATA + 8);
    cpu.step();
    GeneralProtection fault = assertThrows(GeneralProtection.class, cpu::step);
    assertTrue(fault.getMessage().contains("0x20008"), fault.getMessage());
  }

  @Test
  void anUndefinedOpcodeNamesBytesAndAddress() {
    load(raw(0x0f, 0x0b));
    UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, cpu::step);
    assertEquals("undefined opcode: 0f 0b at 0x10000", fault.getMessage());
    assertEquals(CODE, fault.address());
    assertArrayEquals(new byte[] {0x0f, 0x0b}, fault.opcode());
  }

  @Test
  void lockOnARegisterOrOnALoadIsUndefined() {
    load(raw(0xf0, 0x01, 0xc0));
    assertThrows(UndefinedOpcode.class, cpu::step);
    memory.bytes(CODE, new byte[] {(byte) 0xf0, 0x03, 0x03});
    assertThrows(UndefinedOpcode.class, cpu::step);
  }

  @Test
  void codeNeedsExecutePermissionOnEveryPageItTouches() {
    load(raw());
    registers.rip(DATA);
    PageFault fault = assertThrows(PageFault.class, cpu::step);
    assertEquals(Access.EXECUTE, fault.access());
    memory.bytes(CODE + 4095, new byte[] {0x48});
    registers.rip(CODE + 4095);
    assertEquals(CODE + 4096, assertThrows(PageFault.class, cpu::step).address());
  }

  @Test
  void losingExecutePermissionStopsDecodedCodeToo() {
    load(new Assembler(CODE).nop());
    cpu.step();
    memory.protect(CODE, 4096, Memory.READ);
    registers.rip(CODE);
    assertThrows(PageFault.class, cpu::step);
  }

  @Test
  void sixteenBytesAreTooManyForAnInstruction() {
    int[] code = new int[16];
    Arrays.fill(code, 0x66);
    code[15] = 0x90;
    load(raw(code));
    assertThrows(GeneralProtection.class, cpu::step);
    registers.rip(CODE + 1);
    cpu.step();
    assertEquals(CODE + 16, registers.rip());
  }

  @Test
  void anAddressThatIsNotCanonicalIsAGeneralProtectionFault() {
    load(new Assembler(CODE).load(Gpr.RAX, Gpr.RBX, 0));
    registers.gpr(Gpr.RBX, 0x800000000000L);
    assertThrows(GeneralProtection.class, cpu::step);
    registers.gpr(Gpr.RBX, 0xffff800000000000L);
    assertThrows(PageFault.class, cpu::step);
  }

  @Test
  void divisionFaultsExactlyWhenTheQuotientDoesNotFit() {
    load(new Assembler(CODE).div(Gpr.RCX).idiv(Gpr.RCX));
    registers.gpr(Gpr.RCX, 5);
    registers.gpr(Gpr.RDX, 5);
    assertThrows(DivideError.class, cpu::step);
    registers.gpr(Gpr.RDX, 4);
    registers.gpr(Gpr.RAX, 7);
    cpu.step();
    // (4 * 2^64 + 7) / 5
    assertEquals(0xccccccccccccccceL, registers.gpr(Gpr.RAX));
    assertEquals(1, registers.gpr(Gpr.RDX));
    registers.gpr(Gpr.RAX, Long.MIN_VALUE);
    registers.gpr(Gpr.RDX, -1);
    registers.gpr(Gpr.RCX, -1);
    assertThrows(DivideError.class, cpu::step);
  }

  @Test
  void anUnmaskedFloatingPointExceptionChangesNothingButTheStickyBits() {
    load(new Assembler(CODE).addsd(0, 1));
    registers.xmm(0, Double.doubleToRawLongBits(0.1), 5);
    registers.xmm(1, 1, 6);
    registers.mxcsr(Registers.MXCSR_AT_RESET & ~(Mxcsr.PE << 7));
    Registers expected = registers.copy();
    expected.mxcsr(registers.mxcsr() | Mxcsr.DE | Mxcsr.PE);
    SimdFloatingPoint fault = assertThrows(SimdFloatingPoint.class, cpu::step);
    assertEquals(Mxcsr.PE, fault.exceptions());
    assertEquals("SIMD floating-point exception: PE", fault.getMessage());
    assertEquals(expected, registers);
    registers.mxcsr(Registers.MXCSR_AT_RESET);
    cpu.step();
    assertEquals(Double.doubleToRawLongBits(0.1), registers.xmmLow(0));
    assertEquals(Registers.MXCSR_AT_RESET | Mxcsr.DE | Mxcsr.PE, registers.mxcsr());
  }

  @Test
  void whatIsKnownBeforeComputingGoesFirstForAllElements() {
    // divps xmm0, xmm1 with 1 / 0, which is not masked, and 1 / 3, which would be rounded
    load(raw(0x0f, 0x5e, 0xc1));
    registers.xmm(0, 0x3f8000003f800000L, 0);
    registers.xmm(1, 0x4040000000000000L, 0x3f8000003f800000L);
    registers.mxcsr(Registers.MXCSR_AT_RESET & ~(Mxcsr.ZE << 7));
    assertEquals(Mxcsr.ZE, assertThrows(SimdFloatingPoint.class, cpu::step).exceptions());
    assertEquals(0x1d80 | Mxcsr.ZE, registers.mxcsr());
  }

  @Test
  void maskmovdquWritesChosenBytesOrNone() {
    load(raw(0x66, 0x0f, 0xf7, 0xc1));
    registers.gpr(Gpr.RDI, DATA + 4096 - 8);
    registers.xmm(0, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    registers.xmm(1, 0x8000007f00000080L, 0);
    PageFault fault = assertThrows(PageFault.class, cpu::step);
    assertEquals(DATA + 4096, fault.address());
    assertEquals(0, memory.read64(DATA + 4096 - 8));
    memory.map(DATA + 4096, 4096, READ_WRITE);
    cpu.step();
    assertEquals(0x0700000000000000L, memory.read64(DATA + 4096 - 8));
  }

  @Test
  void differencesReadAsSentences() {
    Registers before = new Registers();
    Registers after = before.copy();
    assertEquals(before, after);
    after.gpr(Gpr.RAX, 2);
    after.rflags(before.rflags() | Flags.CF);
    after.xmm(3, 1, 0);
    after.ymmUpper(3, 1, 0);
    assertFalse(before.equals(after));
    assertEquals(
        List.of(
            "RAX 0x0 became 0x2",
            "CF was clear, is set",
            "XMM3 0x0000000000000000:0000000000000000 became"
                + " 0x0000000000000000:0000000000000001",
            "YMM3 upper half 0x0000000000000000:0000000000000000 became"
                + " 0x0000000000000000:0000000000000001"),
        before.differences(after));
    assertEquals("CF ZF", Flags.describe(Flags.CF | Flags.ZF));
    assertEquals("-", Flags.describe(2));
  }

  private Instruction decodedAt(long address) {
    registers.rip(address);
    return cpu.instruction();
  }

  private static Assembler raw(int... bytes) {
    return new Assembler(CODE).raw(bytes);
  }

  private void load(Assembler a) {
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, a.bytes());
    memory.map(DATA, 4096, READ_WRITE);
    registers.rip(CODE);
    registers.gpr(Gpr.RSP, DATA + 0x800);
  }

  private void run(int steps) {
    for (int i = 0; i < steps; i++) {
      cpu.step();
    }
  }
}
