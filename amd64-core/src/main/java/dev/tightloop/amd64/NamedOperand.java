package dev.tightloop.amd64;

/**
 * An operand that is known by its text only: that of an instruction that this core decodes but does
 * not execute, or a system register.
 */
record NamedOperand(String text) implements Operand {
  @Override
  public String toString() {
    return text;
  }
}
