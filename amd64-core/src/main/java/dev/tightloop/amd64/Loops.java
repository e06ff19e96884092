package dev.tightloop.amd64;

/**
 * LOOP, LOOPE, LOOPNE and JRCXZ; with prefix 67 they count in ECX (Intel SDM vol. 2). No flag
 * changes.
 */
final class Loops {
  private static final int RCX = Gpr.RCX.ordinal();

  private Loops() {}

  static Operation loop(Immediate target, Prefixes prefixes) {
    return loop(target, prefixes.addressMask(), 0, 0);
  }

  /** While ZF is set. */
  static Operation loope(Immediate target, Prefixes prefixes) {
    return loop(target, prefixes.addressMask(), Flags.ZF, Flags.ZF);
  }

  /** While ZF is clear. */
  static Operation loopne(Immediate target, Prefixes prefixes) {
    return loop(target, prefixes.addressMask(), Flags.ZF, 0);
  }

  private static Operation loop(Immediate target, long mask, long tested, long wanted) {
    long to = target.value();
    return cpu -> {
      Registers registers = cpu.registers();
      long count = registers.general[RCX] - 1 & mask;
      if (count != 0 && (registers.rflags & tested) == wanted) {
        cpu.jumpAnywhere(to);
      }
      registers.general[RCX] = count;
    };
  }

  static Operation jrcxz(Immediate target, Prefixes prefixes) {
    long to = target.value();
    long mask = prefixes.addressMask();
    return cpu -> {
      if ((cpu.registers().general[RCX] & mask) == 0) {
        cpu.jumpAnywhere(to);
      }
    };
  }
}
