package dev.tightloop.amd64;

/** Something that an instruction reads or writes. Its {@code toString} is Intel syntax. */
sealed interface Operand permits Scalar, Vector, MemoryAddress, MemoryBytes, NamedOperand {}
