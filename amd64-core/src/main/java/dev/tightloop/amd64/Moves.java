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

  /** AL becomes the byte of the table that it is the number of. */
  static Operation xlat(MemoryScalar table) {
    Scalar al = new Register8(RAX, false);
    return cpu -> al.write(cpu, table.readAt(cpu, table.place().of(cpu, al.read(cpu))));
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

  /** With 16 bits the manual leaves the result undefined; processors write 0. */
  static Operation bswap(Scalar operand) {
    return switch (operand.size()) {
      case QWORD -> cpu -> operand.write(cpu, Long.reverseBytes(operand.read(cpu)));
      case DWORD -> cpu -> operand.write(cpu, Integer.reverseBytes((int) operand.read(cpu)));
      default -> cpu -> operand.write(cpu, 0);
    };
  }

  /** MOVBE: a MOV that reverses the bytes. */
  static Operation movbe(Scalar to, Scalar from) {
    int unused = 64 - to.size().bits();
    return cpu -> to.write(cpu, Long.reverseBytes(from.read(cpu)) >>> unused);
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
