package dev.tightloop.amd64;

/** Instructions whose whole effect is on RFLAGS, or on AH from it (Intel SDM vol. 2). */
final class FlagControl {
  private static final int RAX = Gpr.RAX.ordinal();

  /** What LAHF and SAHF carry. */
  private static final long LOW_STATUS = Flags.SF | Flags.ZF | Flags.AF | Flags.PF | Flags.CF;

  private FlagControl() {}

  static Operation set(long flag) {
    return cpu -> cpu.registers().rflags |= flag;
  }

  static Operation clear(long flag) {
    return cpu -> cpu.registers().rflags &= ~flag;
  }

  static Operation cmc() {
    return cpu -> cpu.registers().rflags ^= Flags.CF;
  }

  static Operation lahf() {
    return cpu -> {
      Registers registers = cpu.registers();
      long ah = registers.rflags & LOW_STATUS | Flags.RESERVED_ONE;
      registers.general[RAX] = registers.general[RAX] & ~0xff00L | ah << 8;
    };
  }

  static Operation sahf() {
    return cpu -> {
      Registers registers = cpu.registers();
      long ah = registers.general[RAX] >>> 8;
      registers.rflags = registers.rflags & ~LOW_STATUS | ah & LOW_STATUS;
    };
  }
}
