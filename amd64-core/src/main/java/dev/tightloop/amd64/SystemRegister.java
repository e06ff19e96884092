package dev.tightloop.amd64;

/** A segment, control or debug register, which only has a name here. */
record SystemRegister(String name) implements Operand {
  @Override
  public String toString() {
    return name;
  }
}
