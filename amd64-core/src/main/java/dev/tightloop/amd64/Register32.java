package dev.tightloop.amd64;

/** EAX to R15D. A write clears the upper half of the whole register (Intel SDM vol. 1, 3.4.1.1). */
final class Register32 extends Scalar {
  final int number;

  Register32(int number) {
    this.number = number;
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().general[number] & 0xffffffffL;
  }

  @Override
  void write(Cpu cpu, long value) {
    cpu.registers().general[number] = value & 0xffffffffL;
  }

  @Override
  OperandSize size() {
    return OperandSize.DWORD;
  }

  @Override
  public String toString() {
    return RegisterNames.general(number, OperandSize.DWORD);
  }
}
