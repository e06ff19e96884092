package dev.tightloop.amd64;

/** Bits 0 to 31 of an XMM register; a write leaves the others alone. */
final class XmmLow32 extends Scalar {
  final int number;

  XmmLow32(int number) {
    this.number = number;
  }

  /** All 128 bits of the register. */
  Vector whole() {
    return new XmmRegister(number);
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().vectors[2 * number] & 0xffffffffL;
  }

  @Override
  void write(Cpu cpu, long value) {
    long[] vectors = cpu.registers().vectors;
    vectors[2 * number] = vectors[2 * number] & ~0xffffffffL | value & 0xffffffffL;
  }

  @Override
  OperandSize size() {
    return OperandSize.DWORD;
  }

  @Override
  public String toString() {
    return "xmm" + number;
  }
}
