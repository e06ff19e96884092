package dev.tightloop.amd64;

/**
 * An operand of an instruction that this core decodes but does not execute, known by its text only.
 */
record NamedOperand(String text) implements Operand {
  @Override
  public String toString() {
    return text;
  }
}
