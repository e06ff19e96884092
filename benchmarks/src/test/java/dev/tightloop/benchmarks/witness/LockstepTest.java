package dev.tightloop.benchmarks.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.benchmarks.witness.Agreement.Verdict;
import dev.tightloop.linux.elf.ElfFile;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Core and witness side by side, the witness a core of its own that can be made to lie. */
final class LockstepTest {

  /** Instructions before the first clone in {@link #program}. */
  private static final int LENGTH = 17;

  private static byte[] program() {
    Assembler a = new Assembler(SmallElf.CODE);
    a.mov(Gpr.RBX, SmallElf.DATA);
    a.mov(Gpr.RAX, 5L);
    a.add(Gpr.RAX, -6);
    a.store(Gpr.RBX, 0, Gpr.RAX);
    a.push(Gpr.RAX);
    a.pop(Gpr.RCX);
    a.raw(0x0f, 0xa2);
    a.imul(Gpr.RSI, Gpr.RBX);
    a.adc(Gpr.RSI, Gpr.RSI);
    a.mov(Gpr.RAX, 204L);
    a.lea(Gpr.RDX, Gpr.RBX, 64);
    a.raw(0x0f, 0x05);
    a.load(Gpr.RDI, Gpr.RBX, 64);
    a.mov(Gpr.RAX, 39L);
    a.raw(0x0f, 0x05);
    a.alu(AluOperation.XOR, Gpr.RAX, Gpr.RDI);
    a.mov(Gpr.RAX, 56L);
    a.raw(0x0f, 0x05);
    return a.bytes();
  }

  private static Agreement run(FakeGdbServer server, ElfFile elf, long limit) throws IOException {
    try (server;
        GdbTarget witness = GdbTarget.connect(server.address())) {
      return new Lockstep(elf, witness).run(limit);
    }
  }

  private static Agreement run(byte[] code) throws IOException {
    ElfFile elf = SmallElf.elf(code);
    return run(new FakeGdbServer(elf), elf, Long.MAX_VALUE);
  }

  @Test
  void bothAgreeUpToTheFirstThread() throws IOException {
    Agreement agreement = run(program());
    assertEquals(Verdict.AGREED, agreement.verdict(), agreement.toString());
    assertEquals(LENGTH, agreement.instructions());
    assertEquals(2, agreement.systemCalls());
    assertEquals("the program starts its first thread", agreement.ending());
    // Code, data, and the one of the stack.
    assertEquals(3, agreement.pages());
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("RSI: core", r -> r.gpr(Gpr.RSI, r.gpr(Gpr.RSI) ^ 1L << 40)),
        lie("R15: core", r -> r.gpr(Gpr.R15, 1)),
        lie("RIP: core", r -> r.rip(r.rip() + 1)),
        lie("RFLAGS: core", r -> r.rflags(r.rflags() ^ Flags.CF)),
        lie("RFLAGS: core", r -> r.rflags(r.rflags() ^ Flags.DF)),
        lie("XMM0: core", r -> r.xmm(0, 1, 0)),
        lie("XMM15: core", r -> r.xmm(15, 0, 1L << 63)),
        lie("MXCSR: core", r -> r.mxcsr(0x1fa0)));
  }

  private static Arguments lie(String found, FakeGdbServer.Lie lie) {
    return Arguments.of(found, lie);
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aWrongRegisterIsFoundAtItsInstruction(String found, FakeGdbServer.Lie lie)
      throws IOException {
    ElfFile elf = SmallElf.elf(program());
    FakeGdbServer server = new FakeGdbServer(elf);
    server.lieAfter(9, lie);
    Agreement agreement = run(server, elf, Long.MAX_VALUE);
    assertEquals(Verdict.DIFFERENT, agreement.verdict());
    assertEquals(8, agreement.instructions());
    assertTrue(agreement.context().get(0).startsWith(found), agreement.toString());
    String last = agreement.context().get(agreement.context().size() - 1);
    assertTrue(last.endsWith("adc rsi,rsi"), last);
  }

  @Test
  void flagsThatAreUndefinedAreTakenFromTheWitness() throws IOException {
    ElfFile elf = SmallElf.elf(program());
    FakeGdbServer server = new FakeGdbServer(elf);
    // IMUL leaves ZF undefined; MOV and LEA behind ADC then show what ADC made of it.
    server.lieAfter(8, r -> r.rflags(r.rflags() | Flags.ZF));
    assertEquals(8, run(server, elf, 8).instructions());
  }

  @Test
  void aWrongByteOfMemoryIsFoundBeforeTheFirstInstruction() throws IOException {
    ElfFile elf = SmallElf.elf(program());
    FakeGdbServer server = new FakeGdbServer(elf);
    server.memory().bytes(SmallElf.DATA + 100, new byte[] {1});
    Agreement agreement = run(server, elf, Long.MAX_VALUE);
    assertEquals(Verdict.DIFFERENT, agreement.verdict());
    assertEquals("memory differs before the first instruction", agreement.ending());
    assertTrue(agreement.context().get(0).startsWith("0x403064"), agreement.toString());
  }

  @Test
  void aWrongByteOfMemoryIsFoundAtTheEnd() throws IOException {
    ElfFile elf = SmallElf.elf(program());
    FakeGdbServer server = new FakeGdbServer(elf);
    // A moment when the server's own memory can be changed: when it is asked for registers.
    server.lieAfter(LENGTH, r -> server.memory().bytes(SmallElf.DATA + 9, new byte[] {7}));
    Agreement agreement = run(server, elf, Long.MAX_VALUE);
    assertEquals(Verdict.DIFFERENT, agreement.verdict(), agreement.toString());
    assertEquals(LENGTH, agreement.instructions());
    assertEquals("memory differs at the end", agreement.ending());
    assertEquals("0x403009 (no symbol): core 00, witness 07", agreement.context().get(0));
  }

  @Test
  void anUnknownSystemCallEndsTheComparison() throws IOException {
    byte[] code = new Assembler(SmallElf.CODE).mov(Gpr.RAX, 999L).raw(0x0f, 0x05).bytes();
    Agreement agreement = run(code);
    assertEquals(Verdict.INCONCLUSIVE, agreement.verdict());
    assertEquals("system call 999, whose effects are not known here", agreement.ending());
  }

  @Test
  void anUnknownInstructionEndsTheComparison() throws IOException {
    byte[] code = new Assembler(SmallElf.CODE).nop().raw(0x0f, 0x0b).bytes();
    Agreement agreement = run(code);
    assertEquals(Verdict.INCONCLUSIVE, agreement.verdict());
    assertEquals(1, agreement.instructions());
    assertTrue(agreement.ending().contains("0f 0b"), agreement.ending());
  }

  @Test
  void aFaultOnBothSidesIsAgreement() throws IOException {
    byte[] code = new Assembler(SmallElf.CODE).load(Gpr.RAX, Gpr.RBX, 0).bytes();
    Agreement agreement = run(code);
    assertEquals(Verdict.AGREED, agreement.verdict(), agreement.toString());
    assertTrue(agreement.ending().contains("page fault"), agreement.ending());
  }

  @Test
  void aDamagedPacketIsAskedForAgain() throws IOException {
    ElfFile elf = SmallElf.elf(program());
    FakeGdbServer server = new FakeGdbServer(elf);
    server.damageFirstPacket();
    assertEquals(Verdict.AGREED, run(server, elf, Long.MAX_VALUE).verdict());
  }

  @Test
  void theVdsoIsTakenFromBothSides() throws IOException {
    byte[] code =
        new Assembler(SmallElf.CODE)
            .load(Gpr.RCX, Gpr.RSP, 56)
            .mov(Gpr.RAX, 56L)
            .raw(0x0f, 0x05)
            .bytes();
    ElfFile elf = SmallElf.elf(code);
    FakeGdbServer server = new FakeGdbServer(elf);
    assertEquals(FakeGdbServer.SYSINFO_EHDR, server.memory().read64(FakeGdbServer.SYSINFO_ENTRY));
    Agreement agreement = run(server, elf, Long.MAX_VALUE);
    assertEquals(Verdict.AGREED, agreement.verdict(), agreement.toString());
    assertEquals(1, server.memory().read64(FakeGdbServer.SYSINFO_ENTRY));
  }

  @Test
  void aWitnessOfAnotherProgramIsRefused() throws IOException {
    byte[] later = new Assembler(SmallElf.CODE).nop().bytes();
    ElfFile elf = SmallElf.elf(later);
    FakeGdbServer server = new FakeGdbServer(elf);
    server.lieAfter(0, r -> r.rip(0x1234));
    WitnessException refused =
        assertThrows(WitnessException.class, () -> run(server, elf, Long.MAX_VALUE));
    assertTrue(refused.getMessage().startsWith("the witness stands at 0x1234"));
  }
}
