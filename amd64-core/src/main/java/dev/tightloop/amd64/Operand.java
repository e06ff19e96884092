package dev.tightloop.amd64;

/** Something that an instruction reads or writes. Its {@code toString} is Intel syntax. */
sealed interface Operand
    permits Scalar, Vector, MemoryAddress, MemoryArea, MemoryBytes, NamedOperand {
  /** Where it is in memory that the instruction accesses; null for anything else. */
  default EffectiveAddress place() {
    return null;
  }
}
