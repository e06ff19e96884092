package dev.tightloop.model.guest;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.SplitMix64;

/** Registers that cannot be confused: each has a value of its own in each goroutine. */
public final class DistinctRegisters {

  /** No two neighbours have the same flags. */
  private static final long[] FLAGS = {Flags.CF | Flags.SF, Flags.ZF | Flags.OF, Flags.PF};

  private DistinctRegisters() {}

  /** A goroutine's general registers, XMM registers and flags; RIP is the caller's to set. */
  public static Registers of(int gp) {
    Registers registers = new Registers();
    for (int n = 0; n < 16; n++) {
      registers.gpr(n, SplitMix64.mix(100L * (gp + 1) + n));
      registers.xmm(
          n, SplitMix64.mix(100L * (gp + 1) + 20 + n), SplitMix64.mix(100L * (gp + 1) + 40 + n));
    }
    registers.rflags(registers.rflags() | FLAGS[gp % FLAGS.length]);
    return registers;
  }
}
