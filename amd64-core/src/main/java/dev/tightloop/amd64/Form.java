package dev.tightloop.amd64;

/**
 * One row of the opcode table: what an opcode is called, where its operands are, what it does.
 *
 * @param mnemonics one name for all; or two: with memory, between registers; or three: with 16, 32
 *     and 64 bits; or nine: for the last operand, an immediate, being 0 to 7, and more
 * @param kind what it means for the flow of calls
 * @param lockable may it carry LOCK when its first operand is memory?
 */
record Form(
    String[] mnemonics,
    OperandEncoding[] operands,
    Builder builder,
    Instruction.Kind kind,
    boolean lockable) {

  /** Makes the operation of one instruction from its operands. */
  @FunctionalInterface
  interface Builder {
    Operation build(Operands operands);
  }

  static Form of(String mnemonic, Builder builder, OperandEncoding... operands) {
    return sized(builder, operands, mnemonic);
  }

  static Form sized(Builder builder, OperandEncoding[] operands, String... mnemonics) {
    return new Form(mnemonics, operands, builder, Instruction.Kind.PLAIN, false);
  }

  Form withLock() {
    return new Form(mnemonics, operands, builder, kind, true);
  }

  Form as(Instruction.Kind kind) {
    return new Form(mnemonics, operands, builder, kind, lockable);
  }

  String mnemonic(Operands bound) {
    return switch (mnemonics.length) {
      case 1 -> mnemonics[0];
      case 2 -> mnemonics[bound.isMemory(0) || bound.isMemory(1) ? 0 : 1];
      case 3 -> mnemonics[bound.size().ordinal() - 1];
      default -> mnemonics[Math.min(8, (int) bound.immediate(operands.length - 1).value())];
    };
  }

  boolean hasModRm() {
    for (OperandEncoding operand : operands) {
      if (operand.inModRm()) {
        return true;
      }
    }
    return false;
  }

  int immediateBytes(Prefixes prefixes) {
    int sum = 0;
    for (OperandEncoding operand : operands) {
      sum += operand.bytes(prefixes);
    }
    return sum;
  }
}
