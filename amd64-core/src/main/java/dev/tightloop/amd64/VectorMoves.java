package dev.tightloop.amd64;

/** SSE and SSE2 moves (Intel SDM vol. 2). */
final class VectorMoves {
  private VectorMoves() {}

  /** MOVUPS, MOVAPS, MOVDQU, MOVDQA: alignment is the operand's affair. */
  static Operation mov(Vector to, Vector from) {
    return cpu -> to.write(cpu, from.low(cpu), from.high(cpu));
  }

  /** MOVD, MOVQ into XMM, and loads by MOVSD and MOVSS: the rest of the register becomes zero. */
  static Operation movZeroing(Vector to, Scalar from) {
    return cpu -> to.write(cpu, from.read(cpu), 0);
  }

  /** MOVSD and MOVSS: a load clears the rest of the register, a move between registers keeps it. */
  static Operation scalarLoad(Operands operands) {
    Scalar to = operands.scalar(0);
    Scalar from = operands.scalar(1);
    return operands.isMemory(1) ? movZeroing(wholeOf(to), from) : Moves.mov(to, from);
  }

  /** MOVQ xmm/m64, xmm: between registers it clears the upper half. */
  static Operation movqStore(Operands operands) {
    Scalar to = operands.scalar(0);
    Scalar from = operands.scalar(1);
    return operands.isMemory(0) ? Moves.mov(to, from) : movZeroing(wholeOf(to), from);
  }

  private static Vector wholeOf(Scalar part) {
    if (part instanceof XmmLow64 low) {
      return low.whole();
    }
    return ((XmmLow32) part).whole();
  }
}
