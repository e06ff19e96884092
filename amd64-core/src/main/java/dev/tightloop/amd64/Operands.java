package dev.tightloop.amd64;

/** The bound operands of one instruction, in Intel's order, for a {@link Form} to build with. */
record Operands(Operand[] all, Prefixes prefixes) {
  Scalar scalar(int i) {
    return (Scalar) all[i];
  }

  MemoryScalar memory(int i) {
    return (MemoryScalar) all[i];
  }

  MemoryArea area(int i) {
    return (MemoryArea) all[i];
  }

  Vector vector(int i) {
    return (Vector) all[i];
  }

  Immediate immediate(int i) {
    return (Immediate) all[i];
  }

  MemoryAddress address(int i) {
    return (MemoryAddress) all[i];
  }

  MemoryBytes bytes(int i) {
    return (MemoryBytes) all[i];
  }

  /** The operand size of instructions that name no operand. */
  OperandSize size() {
    return prefixes.size();
  }

  /** The operand size of instructions on the stack that name no operand. */
  OperandSize stackSize() {
    return prefixes.stackSize();
  }

  boolean isMemory(int i) {
    return all[i].place() != null;
  }
}
