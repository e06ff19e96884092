package dev.tightloop.amd64;

/** A memory operand that is wider than a register: FXSAVE's image, CMPXCHG16B's sixteen bytes. */
final class MemoryArea implements Operand {
  private final EffectiveAddress address;
  private final String pointer;

  /**
   * @param pointer as objdump prints its width: {@code "OWORD PTR "}; empty where it prints none
   */
  MemoryArea(EffectiveAddress address, String pointer) {
    this.address = address;
    this.pointer = pointer;
  }

  @Override
  public EffectiveAddress place() {
    return address;
  }

  /** The address, which must be a multiple of {@code alignment}, a power of two. */
  long aligned(Cpu cpu, int alignment) {
    long at = address.of(cpu);
    if ((at & alignment - 1) != 0) {
      throw new GeneralProtection(
          "operand at " + Fault.hex(at) + " is not aligned to " + alignment + " bytes");
    }
    return at;
  }

  @Override
  public String toString() {
    return pointer + address;
  }
}
