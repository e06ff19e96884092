package dev.tightloop.amd64;

/** RAX to R15. */
final class Register64 extends Scalar {
  final int number;

  Register64(int number) {
    this.number = number;
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().general[number];
  }

  @Override
  void write(Cpu cpu, long value) {
    cpu.registers().general[number] = value;
  }

  @Override
  OperandSize size() {
    return OperandSize.QWORD;
  }

  @Override
  public String toString() {
    return RegisterNames.general(number, OperandSize.QWORD);
  }
}
