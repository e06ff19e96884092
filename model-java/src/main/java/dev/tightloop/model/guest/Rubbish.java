package dev.tightloop.model.guest;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.SplitMix64;

/**
 * What code that the guest does not execute leaves behind: another value in every register that
 * asyncPreempt claims to keep. MXCSR and the upper halves of the YMM registers are not among them
 * (Go 1.19's compiled code leaves both alone), so comparing those says something of the kernel's
 * frame only; a signal handler and a compiler that uses AVX write the upper halves, too.
 */
final class Rubbish {

  /**
   * Bytes that asyncPreempt2 and mcall may use below asyncPreempt's call of them: what {@link
   * GuestStacks#ASYNC_PREEMPT_STACK} leaves of the interrupted stack.
   */
  static final int FRAMES = 64;

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

  /** Fills the upper halves of the YMM registers. */
  void fillHighHalves(Registers registers) {
    for (int n = 0; n < 16; n++) {
      registers.ymmUpper(n, random.next(), random.next());
    }
  }

  /** Fills the stack below RSP, where callees had their frames. */
  void fillBelow(Registers registers, Memory memory) {
    long sp = registers.gpr(Gpr.RSP);
    for (int i = 8; i <= FRAMES; i += 8) {
      memory.write64(sp - i, random.next());
    }
  }
}
