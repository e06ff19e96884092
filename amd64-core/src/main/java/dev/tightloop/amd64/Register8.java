package dev.tightloop.amd64;

/**
 * A byte register: AL to R15B, or AH, CH, DH and BH, which are numbers 4 to 7 in an instruction
 * without REX (Intel SDM vol. 1, table 3-2). A write leaves the other bits alone.
 */
final class Register8 extends Scalar {
  final int number;
  final int shift;

  Register8(int encoded, boolean rex) {
    boolean high = !rex && encoded >= 4;
    this.number = high ? encoded - 4 : encoded;
    this.shift = high ? 8 : 0;
  }

  @Override
  long read(Cpu cpu) {
    return cpu.registers().general[number] >>> shift & 0xff;
  }

  @Override
  void write(Cpu cpu, long value) {
    long[] general = cpu.registers().general;
    general[number] = general[number] & ~(0xffL << shift) | (value & 0xff) << shift;
  }

  @Override
  OperandSize size() {
    return OperandSize.BYTE;
  }

  @Override
  public String toString() {
    return shift == 8
        ? RegisterNames.highByte(number)
        : RegisterNames.general(number, OperandSize.BYTE);
  }
}
