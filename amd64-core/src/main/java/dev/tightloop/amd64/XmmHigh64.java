package dev.tightloop.amd64;

/** Bits 64 to 127 of an XMM register; a write leaves the others alone. */
final class XmmHigh64 extends Scalar {
  private final int number;

  XmmHigh64(int number) {
    this.number = number;
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().vectors[2 * number + 1];
  }

  @Override
  void write(Cpu cpu, long value) {
    cpu.registers().vectors[2 * number + 1] = value;
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
