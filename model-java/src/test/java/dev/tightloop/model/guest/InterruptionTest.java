package dev.tightloop.model.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever changes while a goroutine is preempted is seen when it continues. */
class InterruptionTest {

  private static final long SP = GuestStacks.goroutineTop(0) - 64;

  private final Memory memory = new Memory();
  private final Registers registers = new Registers();

  InterruptionTest() {
    GuestStacks.map(memory, 1, 1);
    registers.gpr(Gpr.RSP, SP);
    registers.rip(0x50_0000);
  }

  @Test
  void nothingChangedIsNothingToReport() {
    assertEquals(Optional.empty(), after(now -> memory.write64(SP - 8, 1)));
  }

  @Test
  void everyKindOfRegisterCounts() {
    assertRegisters("R13", now -> now.gpr(Gpr.R13, 1));
    assertRegisters("RSP", now -> now.gpr(Gpr.RSP, SP - 8));
    assertRegisters("RIP", now -> now.rip(0x50_0001));
    assertRegisters("OF", now -> now.rflags(now.rflags() | Flags.OF));
    assertRegisters("XMM15", now -> now.xmm(15, 0, 1));
    assertRegisters("MXCSR", now -> now.mxcsr(0x1fa0));
  }

  @Test
  void theLowestAndTheHighestByteAboveTheStackPointerCount() {
    assertStack("RSP+0", now -> memory.write8(SP, 1));
    assertStack("RSP+63", now -> memory.write8(SP + 63, 1));
  }

  private void assertRegisters(String named, Consumer<Registers> change) {
    assertFound(GuestViolation.REGISTERS_RESTORED, named, change);
  }

  private void assertStack(String named, Consumer<Registers> change) {
    assertFound(GuestViolation.STACK_UNTOUCHED, named, change);
  }

  private void assertFound(String invariant, String named, Consumer<Registers> change) {
    GuestViolation found = after(change).orElseThrow();
    assertEquals(invariant, found.invariant());
    assertTrue(found.message().contains(named), found::message);
  }

  private Optional<GuestViolation> after(Consumer<Registers> change) {
    Interruption interruption = Interruption.of(0, registers, memory);
    Registers now = registers.copy();
    change.accept(now);
    return interruption.compare(0, now, memory);
  }
}
