package dev.tightloop.amd64;

/** A memory operand that is not accessed: LEA's, or a NOP's. */
final class MemoryAddress implements Operand {
  final EffectiveAddress address;

  MemoryAddress(EffectiveAddress address) {
    this.address = address;
  }

  /** Base, index and displacement, without the segment base. */
  long offset(Cpu cpu) {
    return address.offset(cpu);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
