package dev.tightloop.amd64;

/**
 * ADD to CMP, TEST, INC, DEC, NEG and NOT (Intel SDM vol. 2). AF after AND, OR, XOR and TEST is
 * undefined by the manual; processors clear it, and so does this.
 */
final class Arithmetic {
  private Arithmetic() {}

  static Operation binary(AluOperation operation, Scalar to, Scalar from) {
    OperandSize size = to.size();
    long mask = size.mask();
    return switch (operation) {
      case ADD ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            long result = a + b & mask;
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofSum(a, b, result, size));
          };
      case ADC ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            long result = a + b + (cpu.registers().rflags & Flags.CF) & mask;
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofSum(a, b, result, size));
          };
      case SUB ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            long result = a - b & mask;
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofDifference(a, b, result, size));
          };
      case SBB ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            long result = a - b - (cpu.registers().rflags & Flags.CF) & mask;
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofDifference(a, b, result, size));
          };
      case CMP ->
          cpu -> {
            long a = to.read(cpu);
            long b = from.read(cpu);
            cpu.registers().status(StatusFlags.ofDifference(a, b, a - b & mask, size));
          };
      case AND ->
          cpu -> {
            long result = to.read(cpu) & from.read(cpu);
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofResult(result, size));
          };
      case OR ->
          cpu -> {
            long result = to.read(cpu) | from.read(cpu);
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofResult(result, size));
          };
      case XOR ->
          cpu -> {
            long result = to.read(cpu) ^ from.read(cpu);
            to.write(cpu, result);
            cpu.registers().status(StatusFlags.ofResult(result, size));
          };
    };
  }

  static Operation test(Scalar left, Scalar right) {
    OperandSize size = left.size();
    return cpu ->
        cpu.registers().status(StatusFlags.ofResult(left.read(cpu) & right.read(cpu), size));
  }

  /** INC keeps CF. */
  static Operation inc(Scalar operand) {
    OperandSize size = operand.size();
    long mask = size.mask();
    return cpu -> {
      long a = operand.read(cpu);
      long result = a + 1 & mask;
      operand.write(cpu, result);
      Registers registers = cpu.registers();
      long flags = StatusFlags.ofSum(a, 1, result, size);
      registers.status(flags & ~Flags.CF | registers.rflags & Flags.CF);
    };
  }

  /** DEC keeps CF. */
  static Operation dec(Scalar operand) {
    OperandSize size = operand.size();
    long mask = size.mask();
    return cpu -> {
      long a = operand.read(cpu);
      long result = a - 1 & mask;
      operand.write(cpu, result);
      Registers registers = cpu.registers();
      long flags = StatusFlags.ofDifference(a, 1, result, size);
      registers.status(flags & ~Flags.CF | registers.rflags & Flags.CF);
    };
  }

  /** NEG is 0 - operand, flags included. */
  static Operation neg(Scalar operand) {
    OperandSize size = operand.size();
    long mask = size.mask();
    return cpu -> {
      long b = operand.read(cpu);
      long result = -b & mask;
      operand.write(cpu, result);
      cpu.registers().status(StatusFlags.ofDifference(0, b, result, size));
    };
  }

  /** NOT changes no flag. */
  static Operation not(Scalar operand) {
    return cpu -> operand.write(cpu, ~operand.read(cpu));
  }
}
