package dev.tightloop.amd64;

/**
 * One row of the opcode table: what an opcode is called, where its operands are, what it does.
 *
 * @param mnemonics one name for all, or three: with 16, 32 and 64 bits
 * @param kind what it means for the flow of calls
 * @param lockable may it carry LOCK when its first operand is memory?
 * @param feature what CPUID must report for it to exist, or null
 */
record Form(
    String[] mnemonics,
    OperandEncoding[] operands,
    Builder builder,
    Instruction.Kind kind,
    boolean lockable,
    Feature feature) {

  /** Makes the operation of one instruction from its operands. */
  @FunctionalInterface
  interface Builder {
    Operation build(Operands operands);
  }

  static Form of(String mnemonic, Builder builder, OperandEncoding... operands) {
    return sized(builder, operands, mnemonic);
  }

  static Form sized(Builder builder, OperandEncoding[] operands, String... mnemonics) {
    return new Form(mnemonics, operands, builder, Instruction.Kind.PLAIN, false, null);
  }

  Form withLock() {
    return new Form(mnemonics, operands, builder, kind, true, feature);
  }

  Form as(Instruction.Kind kind) {
    return new Form(mnemonics, operands, builder, kind, lockable, feature);
  }

  /** An undefined opcode unless the processor reports this feature. */
  Form needs(Feature feature) {
    return new Form(mnemonics, operands, builder, kind, lockable, feature);
  }

  String mnemonic(OperandSize size) {
    return mnemonics[mnemonics.length == 1 ? 0 : size.ordinal() - 1];
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
