package dev.tightloop.amd64;

/** Bound operands as {@link Place}s. */
final class Places {
  private Places() {}

  /** The place of a bound operand. */
  static Place of(Operand operand) {
    if (operand instanceof Register64 r) {
      return new Place.General(r.number, 0, OperandSize.QWORD);
    } else if (operand instanceof Register32 r) {
      return new Place.General(r.number, 0, OperandSize.DWORD);
    } else if (operand instanceof Register16 r) {
      return new Place.General(r.number, 0, OperandSize.WORD);
    } else if (operand instanceof Register8 r) {
      return new Place.General(r.number, r.shift, OperandSize.BYTE);
    } else if (operand instanceof Immediate i) {
      return new Place.Constant(i.value(), i.size());
    } else if (operand instanceof MemoryScalar m) {
      return inMemory(m.address, m.size().bytes(), false);
    } else if (operand instanceof MemoryVector m) {
      return inMemory(m.address, 16, m.aligned);
    } else if (operand instanceof MemoryAddress m) {
      return inMemory(m.address, 0, false);
    } else if (operand instanceof XmmRegister x) {
      return new Place.Xmm(x.number, 16);
    } else if (operand instanceof XmmLow64 x) {
      return new Place.Xmm(x.number, 8);
    } else if (operand instanceof XmmLow32 x) {
      return new Place.Xmm(x.number, 4);
    }
    return new Place.Unknown();
  }

  private static Place inMemory(EffectiveAddress a, int bytes, boolean aligned) {
    if (a.mask != -1L || a.segment == Registers.GS_BASE) {
      return new Place.Unknown();
    }
    return new Place.InMemory(
        a.segment == Registers.FS_BASE, a.base, a.index, a.shift, a.displacement, bytes, aligned);
  }
}
