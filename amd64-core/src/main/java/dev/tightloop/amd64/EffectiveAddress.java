package dev.tightloop.amd64;

/**
 * segment base + base + index * scale + displacement (Intel SDM vol. 1, 3.7.5).
 *
 * <p>All four parts are always added: what an operand does not have points at a register slot that
 * is always zero. RIP-relative operands are absolute here, because an instruction is decoded for
 * one address. With prefix 67 the sum is cut to 32 bits before the segment base is added.
 */
final class EffectiveAddress {
  final int segment;
  final int base;
  final int index;
  final int shift;
  final long displacement;
  final long mask;
  private final boolean ripRelative;

  /**
   * What stands before the bracket when there is no FS or GS: {@code "ds:"} where it is implied.
   */
  private final String implied;

  EffectiveAddress(
      Prefixes prefixes, int base, int index, int shift, long displacement, boolean ripRelative) {
    this(
        prefixes.segment(),
        prefixes.addressMask(),
        base,
        index,
        shift,
        displacement,
        ripRelative,
        "");
  }

  private EffectiveAddress(
      int segment,
      long mask,
      int base,
      int index,
      int shift,
      long displacement,
      boolean ripRelative,
      String implied) {
    this.segment = segment;
    this.mask = mask;
    this.base = base;
    this.index = index;
    this.shift = shift;
    this.displacement = displacement;
    this.ripRelative = ripRelative;
    this.implied = implied;
  }

  /** A register that the opcode implies; FS and GS replace DS. */
  static EffectiveAddress implied(Prefixes prefixes, Gpr base) {
    return new EffectiveAddress(
        prefixes.segment(),
        prefixes.addressMask(),
        base.ordinal(),
        Registers.ZERO,
        0,
        0,
        false,
        "ds:");
  }

  /** The destination of string instructions: no prefix replaces ES (Intel SDM vol. 1, 7.3.9.1). */
  static EffectiveAddress destination(Prefixes prefixes) {
    return new EffectiveAddress(
        Registers.ZERO,
        prefixes.addressMask(),
        Gpr.RDI.ordinal(),
        Registers.ZERO,
        0,
        0,
        false,
        "es:");
  }

  /** A constant without ModR/M, as in opcodes A0 to A3. */
  static EffectiveAddress constant(Prefixes prefixes, long address) {
    return new EffectiveAddress(
        prefixes.segment(),
        prefixes.addressMask(),
        Registers.ZERO,
        Registers.ZERO,
        0,
        address,
        false,
        "ds:");
  }

  /** The address, segment base included. */
  long of(Cpu cpu) {
    long[] general = cpu.registers().general;
    return general[segment] + (general[base] + (general[index] << shift) + displacement & mask);
  }

  /** The address so many bytes further on. */
  long of(Cpu cpu, long further) {
    long[] general = cpu.registers().general;
    return general[segment]
        + (general[base] + (general[index] << shift) + displacement + further & mask);
  }

  /** The address without segment base, as LEA wants it. */
  long offset(Cpu cpu) {
    long[] general = cpu.registers().general;
    return general[base] + (general[index] << shift) + displacement & mask;
  }

  /** Is it a constant without ModR/M, which is printed without a width? */
  boolean isConstant() {
    return base == Registers.ZERO && implied.equals("ds:");
  }

  /** Is it relative to SS, so that an address that is not canonical is a stack fault? */
  boolean isOnStack() {
    return segment == Registers.ZERO && (base == Gpr.RSP.ordinal() || base == Gpr.RBP.ordinal());
  }

  @Override
  public String toString() {
    return text(index == Registers.ZERO ? null : RegisterNames.general(index, registerSize()));
  }

  /** Its text with another register for the index. */
  String withIndex(Operand vector) {
    return text(vector.toString());
  }

  private OperandSize registerSize() {
    return mask == -1L ? OperandSize.QWORD : OperandSize.DWORD;
  }

  private String text(String indexName) {
    OperandSize size = registerSize();
    String prefix =
        switch (segment) {
          case Registers.FS_BASE -> "fs:";
          case Registers.GS_BASE -> "gs:";
          default -> implied;
        };
    if (base == Registers.ZERO && indexName == null && !ripRelative) {
      return (prefix.isEmpty() ? "ds:" : prefix) + Fault.hex(displacement & mask);
    }
    StringBuilder text = new StringBuilder(prefix).append('[');
    if (ripRelative) {
      text.append(size == OperandSize.QWORD ? "rip" : "eip");
      return text.append(" # ").append(Fault.hex(displacement & mask)).append(']').toString();
    }
    String plus = "";
    if (base != Registers.ZERO) {
      text.append(RegisterNames.general(base, size));
      plus = "+";
    }
    if (indexName != null) {
      text.append(plus).append(indexName);
      text.append('*').append(1 << shift);
    }
    if (displacement < 0) {
      text.append("-0x").append(Long.toHexString(-displacement));
    } else if (displacement > 0) {
      text.append("+0x").append(Long.toHexString(displacement));
    }
    return text.append(']').toString();
  }
}
