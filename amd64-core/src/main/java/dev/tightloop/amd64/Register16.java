package dev.tightloop.amd64;

/** AX to R15W. A write leaves the 48 bits above alone. */
final class Register16 extends Scalar {
  final int number;

  Register16(int number) {
    this.number = number;
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().general[number] & 0xffff;
  }

  @Override
  void write(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    general[number] = general[number] & ~0xffffL | value & 0xffff;
  }

  @Override
  OperandSize size() {
    return OperandSize.WORD;
  }

  @Override
  public String toString() {
    return RegisterNames.general(number, OperandSize.WORD);
  }
}
