package dev.tightloop.amd64;

/** A constant in the instruction, sign-extended to its operand's width where it is shorter. */
final class Immediate extends Scalar {
  private final long value;
  private final OperandSize size;

  Immediate(long value, OperandSize size) {
    this.value = value & size.mask();
    this.size = size;
  }

  long value() {
    return value;
  }

  @Override
  long read(Cpu cpu) {
    return value;
  }

  @Override
  void write(Cpu cpu, long value) {
    throw new AssertionError("no instruction writes an immediate");
  }

  @Override
  OperandSize size() {
    return size;
  }

  @Override
  public String toString() {
    return "0x" + Long.toHexString(value);
  }
}
