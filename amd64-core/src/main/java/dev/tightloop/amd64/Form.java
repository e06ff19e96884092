package dev.tightloop.amd64;

/**
 * One row of the opcode table: what an opcode is called, where its operands are, what it does.
 *
 * @param mnemonics one name for all; or two: with memory and between registers, without ModR/M with
 *     64-bit and with 32-bit addresses; or three: with 16, 32 and 64 bits
 * @param kind what it means for the flow of calls
 * @param lockable may it carry LOCK when its first operand is memory?
 * @param feature what CPUID must report for it to exist, or null
 * @param byImmediate names by the value of the last operand, an immediate, which then is not
 *     printed; null where there is none
 */
record Form(
    String[] mnemonics,
    OperandEncoding[] operands,
    Builder builder,
    Instruction.Kind kind,
    boolean lockable,
    Feature feature,
    String[] byImmediate) {
  private static final String[] NONE = {};

  /** The builder of those that the core decodes only. */
  static final Builder NEVER_EXECUTED = o -> Form::neverExecuted;

  /** Makes the operation of one instruction from its operands. */
  @FunctionalInterface
  interface Builder {
    Operation build(Operands operands);
  }

  static Form of(String mnemonic, Builder builder, OperandEncoding... operands) {
    return sized(builder, operands, mnemonic);
  }

  static Form sized(Builder builder, OperandEncoding[] operands, String... mnemonics) {
    return new Form(mnemonics, operands, builder, Instruction.Kind.PLAIN, false, null, NONE);
  }

  /** An instruction that the core decodes and never executes: no profile reports the feature. */
  static Form decodedOnly(String mnemonic, Feature feature, OperandEncoding... operands) {
    return decodedOnly(feature, operands, mnemonic);
  }

  static Form decodedOnly(Feature feature, OperandEncoding[] operands, String... mnemonics) {
    return sized(NEVER_EXECUTED, operands, mnemonics).needs(feature);
  }

  private static void neverExecuted(Cpu cpu) {
    throw new AssertionError("the profile reports a feature that is not implemented");
  }

  /** It reads and writes its first operand, and may carry LOCK if that is memory. */
  Form withLock() {
    Instruction.Kind kind = Instruction.Kind.CHANGE;
    return new Form(mnemonics, operands, builder, kind, true, feature, byImmediate);
  }

  Form as(Instruction.Kind kind) {
    return new Form(mnemonics, operands, builder, kind, lockable, feature, byImmediate);
  }

  /** An undefined opcode unless the processor reports this feature. */
  Form needs(Feature feature) {
    return new Form(mnemonics, operands, builder, kind, lockable, feature, byImmediate);
  }

  /**
   * The last operand, an immediate, chooses the name: {@code cmpltsd} for CMPSD with 1. Where there
   * is no such name, or it is null, the plain one and the immediate are printed.
   */
  Form byImmediate(String... names) {
    return new Form(mnemonics, operands, builder, kind, lockable, feature, names);
  }

  /** The name that the immediate chooses, or null. */
  String chosenName(Operand[] bound) {
    if (byImmediate.length == 0) {
      return null;
    }
    long value = ((Immediate) bound[bound.length - 1]).value();
    return value < byImmediate.length ? byImmediate[(int) value] : null;
  }

  String mnemonic(Operands bound) {
    return switch (mnemonics.length) {
      case 1 -> mnemonics[0];
      case 2 -> mnemonics[isSecond(bound) ? 1 : 0];
      default -> mnemonics[bound.size().ordinal() - 1];
    };
  }

  private boolean isSecond(Operands bound) {
    return hasModRm() ? !bound.isMemory(0) && !bound.isMemory(1) : bound.prefixes().narrowAddress();
  }

  boolean hasModRm() {
    for (OperandEncoding operand : operands) {
      if (operand.inModRm()) {
        return true;
      }
    }
    return false;
  }

  /** Is the register in VEX.vvvv one of its operands? */
  boolean usesVexRegister() {
    for (OperandEncoding operand : operands) {
      if (operand.inVex()) {
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
