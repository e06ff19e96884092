package dev.tightloop.amd64;

/**
 * The ModR/M byte with SIB and displacement (Intel SDM vol. 2, 2.1.3 to 2.1.5 and 2.2.1).
 *
 * @param reg the reg field, 0 to 7: a register's low bits or an opcode's digit
 * @param rm the register of the r/m field, REX.B included; meaningless if there is an address
 * @param address the memory operand, or null for a register
 * @param index the number in SIB's index field, which can be a vector register's; -1 without SIB
 */
record ModRm(int reg, int rm, EffectiveAddress address, int index) {
  boolean isMemory() {
    return address != null;
  }

  static int reg(int modRm) {
    return modRm >> 3 & 7;
  }

  static boolean isMemory(int modRm) {
    return modRm >> 6 != 3;
  }

  /**
   * Reads what follows the ModR/M byte.
   *
   * @param immediateBytes how long the immediate behind it will be: RIP-relative addresses count
   *     from the instruction's end
   */
  static ModRm read(int modRm, CodeReader code, Prefixes prefixes, int immediateBytes) {
    int mod = modRm >> 6;
    int reg = reg(modRm);
    int low = modRm & 7;
    if (mod == 3) {
      return new ModRm(reg, low | prefixes.b(), null, -1);
    }
    if (low == 4) {
      return sib(mod, reg, code, prefixes);
    }
    if (mod == 0 && low == 5) {
      long displacement = code.signed(4);
      long target = code.here() + immediateBytes + displacement;
      return new ModRm(reg, 0, relative(prefixes, target), -1);
    }
    return new ModRm(
        reg,
        0,
        new EffectiveAddress(
            prefixes, low | prefixes.b(), Registers.ZERO, 0, displacement(mod, code), false),
        -1);
  }

  private static EffectiveAddress relative(Prefixes prefixes, long target) {
    return new EffectiveAddress(prefixes, Registers.ZERO, Registers.ZERO, 0, target, true);
  }

  private static ModRm sib(int mod, int reg, CodeReader code, Prefixes prefixes) {
    int sib = code.next();
    int field = sib >> 3 & 7 | prefixes.x();
    int index = field == Gpr.RSP.ordinal() ? Registers.ZERO : field;
    boolean noBase = mod == 0 && (sib & 7) == 5;
    int base = noBase ? Registers.ZERO : sib & 7 | prefixes.b();
    long displacement = noBase ? code.signed(4) : displacement(mod, code);
    EffectiveAddress address =
        new EffectiveAddress(prefixes, base, index, sib >> 6, displacement, false);
    return new ModRm(reg, 0, address, field);
  }

  private static long displacement(int mod, CodeReader code) {
    return switch (mod) {
      case 0 -> 0;
      case 1 -> code.signed(1);
      default -> code.signed(4);
    };
  }
}
