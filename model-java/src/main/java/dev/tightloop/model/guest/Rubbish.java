package dev.tightloop.model.guest;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.SplitMix64;

/**
 * What code that the guest does not execute leaves behind: every register that Go's internal
 * calling convention does not preserve has another value, which is all of them but the stack
 * pointer.
 */
final class Rubbish {

  /** Bytes below the stack pointer that a callee's frames overwrite. */
  private static final int FRAMES = 128;

  private final SplitMix64 random;

  Rubbish(long seed) {
    random = new SplitMix64(seed);
  }

  /** Fills all registers and status flags but RSP and RIP. */
  void fill(Registers registers) {
    for (Gpr r : Gpr.values()) {
      if (r != Gpr.RSP) {
        registers.gpr(r, random.next());
      }
    }
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, random.next(), random.next());
    }
    registers.rflags(registers.rflags() & ~Flags.STATUS | random.next() & Flags.STATUS);
  }

  /** Fills the stack below RSP, where callees had their frames. */
  void fillBelow(Registers registers, Memory memory) {
    long sp = registers.gpr(Gpr.RSP);
    for (int i = 8; i <= FRAMES; i += 8) {
      memory.write64(sp - i, random.next());
    }
  }
}
