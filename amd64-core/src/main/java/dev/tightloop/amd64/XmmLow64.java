package dev.tightloop.amd64;

/** Bits 0 to 63 of an XMM register; a write leaves the others alone. */
final class XmmLow64 extends Scalar {
  final int number;

  XmmLow64(int number) {
    this.number = number;
  }

  /** All 128 bits of the register. */
  Vector whole() {
    return new XmmRegister(number);
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().vectors[2 * number];
  }

  @Override
  void write(Cpu cpu, long value) {
    cpu.registers().vectors[2 * number] = value;
  }

  @Override
  OperandSize size() {
    return OperandSize.QWORD;
  }

  @Override
  public String toString() {
    return "xmm" + number;
  }
}
