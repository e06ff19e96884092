package dev.tightloop.model.guest;

/** What compiled code and asyncPreempt agree on, besides the list of registers. */
public enum Platform {
  /** amd64 as Go 1.19 has it: everything is kept; the high vector halves nobody writes. */
  AMD64,

  /**
   * As on architectures where the assembler has a register for itself, REGTMP: R11 is not kept, and
   * an instruction sequence that uses it begins again when it is interrupted.
   */
  SCRATCH_REGISTER,

  /** The compiler keeps values in the high halves of the vector registers. */
  HIGH_HALVES_LIVE
}
