package dev.tightloop.model.guest;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A goroutine's registers and the memory above its stack pointer at the instruction before which it
 * was interrupted, to be found again when it continues. FS's base is the thread's.
 */
record Interruption(Registers registers, byte[] stack) {

  static Interruption of(int gp, Registers registers, Memory memory) {
    long sp = registers.gpr(Gpr.RSP);
    int length = (int) (GuestStacks.goroutineTop(gp) - sp);
    return new Interruption(registers.copy(), memory.bytes(sp, length));
  }

  /** What is not as it was, if anything. */
  Optional<GuestViolation> compare(int gp, Registers now, Memory memory) {
    return compare(gp, now, memory, Platform.AMD64);
  }

  /** The same where asyncPreempt need not keep everything. */
  Optional<GuestViolation> compare(int gp, Registers now, Memory memory, Platform platform) {
    Registers expected = registers.copy();
    expected.fsBase(now.fsBase());
    if (platform == Platform.SCRATCH_REGISTER) {
      expected.gpr(Gpr.R11, now.gpr(Gpr.R11));
    }
    List<String> differences = expected.differences(now);
    if (!differences.isEmpty()) {
      return Optional.of(
          new GuestViolation(
              GuestViolation.REGISTERS_RESTORED,
              String.format(
                  "g%d interrupted at 0x%x: %s",
                  gp + 1, registers.rip(), String.join(", ", differences))));
    }
    byte[] stackNow = memory.bytes(registers.gpr(Gpr.RSP), stack.length);
    int at = Arrays.mismatch(stack, stackNow);
    if (at < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new GuestViolation(
            GuestViolation.STACK_UNTOUCHED,
            String.format(
                "g%d interrupted at 0x%x: the byte at RSP+%d was 0x%02x, is 0x%02x",
                gp + 1, registers.rip(), at, stack[at], stackNow[at])));
  }
}
