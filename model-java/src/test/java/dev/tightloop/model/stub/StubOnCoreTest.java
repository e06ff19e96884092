package dev.tightloop.model.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the stub: an {@code asyncPreempt2} that ruins every register must not be noticed. */
class StubOnCoreTest {

  private static final long CODE = 0x40_1000;
  private static final long ASYNC_PREEMPT2 = 0x40_2000;
  private static final long RESUME = 0x40_3000;
  private static final long STACK = 0x7000_0000;
  private static final long INTERRUPTED_SP = STACK + 0x800;
  private static final int LIMIT = 1000;

  @Test
  void gosStubKeepsEveryRegisterAndTheFlags() {
    assertEquals(List.of(), changesAfter(AsyncPreemptStub.go119()));
  }

  @ParameterizedTest
  @EnumSource(
      value = StubFault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BP_LEFT_OUT", "FRAME_POINTER_NOT_SET", "VZEROUPPER_UNCONDITIONAL"})
  void everyFaultIsNoticed(StubFault fault) {
    assertTrue(!changesAfter(AsyncPreemptStub.go119().with(fault)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "FLAGS_SAVED_AFTER_CHANGE, CF",
    "XMM_REGISTER_LEFT_OUT, XMM7",
    "GPR_LEFT_OUT, R12",
    "FRAME_SIZE_OFF_BY_8, CF"
  })
  void aFaultHarmsWhatItNames(StubFault fault, String harmed) {
    List<String> changes = changesAfter(AsyncPreemptStub.go119().with(fault));
    assertTrue(changes.stream().anyMatch(line -> line.contains(harmed)), changes.toString());
  }

  @Test
  void aSwapHarmsTwoRegisters() {
    List<String> changes =
        changesAfter(AsyncPreemptStub.go119().with(StubFault.RESTORE_ORDER_SWAPPED));
    assertEquals(2, changes.size(), changes.toString());
    assertTrue(changes.get(0).startsWith("RCX"), changes.toString());
    assertTrue(changes.get(1).startsWith("RDX"), changes.toString());
  }

  @Test
  void aRegisterIsInItsSlotDuringTheCall() {
    Stub stub = AsyncPreemptStub.go119().generate(CODE, ASYNC_PREEMPT2);
    Cpu cpu = interrupted(stub);
    Registers before = cpu.registers().copy();
    run(cpu, stub.callAddress());
    long sp = cpu.registers().gpr(Gpr.RSP);
    assertEquals(INTERRUPTED_SP - stub.depth(), sp);
    for (Slot slot : stub.slots()) {
      SavedRegister register = slot.register();
      boolean xmm = register.kind() == SavedRegister.Kind.XMM;
      assertEquals(
          xmm ? before.xmmLow(register.number()) : before.gpr(register.number()),
          cpu.memory().read64(sp + slot.offset()),
          register.name());
      if (xmm) {
        assertEquals(
            before.xmmHigh(register.number()), cpu.memory().read64(sp + slot.offset() + 8));
      }
    }
  }

  private static List<String> changesAfter(AsyncPreemptStub generator) {
    Cpu cpu = interrupted(generator.generate(CODE, ASYNC_PREEMPT2));
    Registers expected = cpu.registers().copy();
    expected.rip(RESUME);
    expected.gpr(Gpr.RSP, INTERRUPTED_SP);
    run(cpu, RESUME);
    return expected.differences(cpu.registers());
  }

  /** A processor whose goroutine was interrupted, after the handler has pushed the call. */
  private static Cpu interrupted(Stub stub) {
    Memory memory = new Memory();
    int code = Memory.READ | Memory.EXECUTE;
    memory.map(CODE, 2 * Memory.PAGE_SIZE, code);
    memory.map(STACK, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    memory.bytes(CODE, stub.bytes());
    memory.bytes(ASYNC_PREEMPT2, ruinEverything());
    Cpu cpu = new Cpu(memory);
    Registers registers = cpu.registers();
    for (Gpr gpr : Gpr.values()) {
      registers.gpr(gpr, 0x1111_1111_0000_0001L * (gpr.ordinal() + 1));
    }
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, 0x2222_0000_0000_0001L * (n + 1), 0x0333_0000_0000_0001L * (n + 1));
    }
    registers.rflags(registers.rflags() | Flags.CF | Flags.ZF | Flags.OF);
    registers.gpr(Gpr.RSP, INTERRUPTED_SP - 8);
    registers.rip(CODE);
    memory.write64(INTERRUPTED_SP - 8, RESUME);
    return cpu;
  }

  private static byte[] ruinEverything() {
    Assembler code = new Assembler(ASYNC_PREEMPT2);
    for (Gpr gpr : Gpr.values()) {
      if (gpr != Gpr.RSP && gpr != Gpr.RBP) {
        code.mov(gpr, 0xbad0L + gpr.ordinal());
      }
    }
    for (int n = 0; n < 16; n++) {
      code.xorps(n, n);
    }
    return code.alu(AluOperation.CMP, Gpr.RAX, 1).ret().bytes();
  }

  private static void run(Cpu cpu, long until) {
    for (int steps = 0; cpu.registers().rip() != until; steps++) {
      assertTrue(steps < LIMIT, "not there after " + LIMIT + " instructions");
      cpu.step();
    }
  }
}
