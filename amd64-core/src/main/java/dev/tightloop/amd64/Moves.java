package dev.tightloop.amd64;

/** MOV, MOVZX, MOVSX, LEA, XCHG, BSWAP, sign extension of the accumulator; none changes a flag. */
final class Moves {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();

  private Moves() {}

  /** Also MOVZX: operands read as zero-extended. */
  static Operation mov(Scalar to, Scalar from) {
    return cpu -> to.write(cpu, from.read(cpu));
  }

  static Operation movsx(Scalar to, Scalar from) {
    OperandSize size = from.size();
    return cpu -> to.write(cpu, size.signExtend(from.read(cpu)));
  }

  static Operation lea(Scalar to, MemoryAddress from) {
    return cpu -> to.write(cpu, from.offset(cpu));
  }

  /** {@code left} is the one that may be memory, so it is written first. */
  static Operation xchg(Scalar left, Scalar right) {
    return cpu -> {
      long a = left.read(cpu);
      long b = right.read(cpu);
      left.write(cpu, b);
      right.write(cpu, a);
    };
  }

  static Operation bswap(Scalar operand) {
    return operand.size() == OperandSize.QWORD
        ? cpu -> operand.write(cpu, Long.reverseBytes(operand.read(cpu)))
        : cpu -> operand.write(cpu, Integer.reverseBytes((int) operand.read(cpu)));
  }

  /** CBW, CWDE, CDQE: the lower half of the accumulator fills all of it. */
  static Operation extendAccumulator(OperandSize size) {
    Scalar to = Scalar.register(RAX, size, true);
    OperandSize half = OperandSize.values()[size.ordinal() - 1];
    return cpu -> to.write(cpu, half.signExtend(cpu.registers().general[RAX]));
  }

  /** CWD, CDQ, CQO: the accumulator's sign fills DX, EDX or RDX. */
  static Operation signOfAccumulator(OperandSize size) {
    Scalar to = Scalar.register(RDX, size, true);
    return cpu -> to.write(cpu, size.signExtend(cpu.registers().general[RAX]) >> 63);
  }
}
