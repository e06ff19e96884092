package dev.tightloop.amd64;

/**
 * segment base + base + index * scale + displacement (Intel SDM vol. 1, 3.7.5).
 *
 * <p>All four parts are always added: what an operand does not have points at a register slot that
 * is always zero. RIP-relative operands are absolute here, because an instruction is decoded for
 * one address.
 */
final class EffectiveAddress {
  private final int segment;
  private final int base;
  private final int index;
  private final int shift;
  private final long displacement;
  private final boolean ripRelative;

  EffectiveAddress(
      boolean fs, int base, int index, int shift, long displacement, boolean ripRelative) {
    this.segment = fs ? Registers.FS_BASE : Registers.ZERO;
    this.base = base;
    this.index = index;
    this.shift = shift;
    this.displacement = displacement;
    this.ripRelative = ripRelative;
  }

  /** The address, segment base included. */
  long of(Cpu cpu) {
    long[] general = cpu.registers().general;
    return general[segment] + general[base] + (general[index] << shift) + displacement;
  }

  /** The address without segment base, as LEA wants it. */
  long offset(Cpu cpu) {
    long[] general = cpu.registers().general;
    return general[base] + (general[index] << shift) + displacement;
  }

  @Override
  public String toString() {
    return text(index == Registers.ZERO ? null : RegisterNames.general(index, OperandSize.QWORD));
  }

  /** Its text with another register for the index. */
  String withIndex(Operand vector) {
    return text(vector.toString());
  }

  private String text(String indexName) {
    StringBuilder text = new StringBuilder(segment == Registers.FS_BASE ? "fs:[" : "[");
    if (ripRelative) {
      return text.append("rip # ").append(Fault.hex(displacement)).append(']').toString();
    }
    String plus = "";
    if (base != Registers.ZERO) {
      text.append(RegisterNames.general(base, OperandSize.QWORD));
      plus = "+";
    }
    if (indexName != null) {
      text.append(plus).append(indexName);
      text.append('*').append(1 << shift);
      plus = "+";
    }
    if (plus.isEmpty()) {
      text.append(Fault.hex(displacement));
    } else if (displacement < 0) {
      text.append("-0x").append(Long.toHexString(-displacement));
    } else if (displacement > 0) {
      text.append("+0x").append(Long.toHexString(displacement));
    }
    return text.append(']').toString();
  }
}
