package dev.tightloop.amd64;

/** XMM0 to XMM15 as a whole. The upper half of the YMM register is never touched. */
final class XmmRegister extends Vector {
  final int number;

  XmmRegister(int number) {
    this.number = number;
  }

  @Override
  long low(Cpu cpu) {
    return cpu.registers().vectors[2 * number];
  }

  @Override
  long high(Cpu cpu) {
    return cpu.registers().vectors[2 * number + 1];
  }

  @Override
  void write(Cpu cpu, long low, long high) {
    long[] vectors = cpu.registers().vectors;
    vectors[2 * number] = low;
    vectors[2 * number + 1] = high;
  }

  @Override
  public String toString() {
    return "xmm" + number;
  }
}
