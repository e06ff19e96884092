package dev.tightloop.amd64;

/** Sixteen bytes of memory of which some are stored. */
final class MemoryBytes implements Operand {
  private final EffectiveAddress address;

  MemoryBytes(EffectiveAddress address) {
    this.address = address;
  }

  @Override
  public EffectiveAddress place() {
    return address;
  }

  /**
   * Stores some of the bytes, or none if one of the sixteen faults.
   *
   * @param chosen a bit for each byte, the lowest for the first
   */
  void write(Cpu cpu, long low, long high, int chosen) {
    long at = address.of(cpu);
    Memory memory = cpu.memory();
    memory.require(at, 16, Access.WRITE);
    for (int i = 0; i < 16; i++) {
      if ((chosen >> i & 1) != 0) {
        memory.write8(at + i, (int) ((i < 8 ? low : high) >>> 8 * i));
      }
    }
  }

  @Override
  public String toString() {
    return "XMMWORD PTR " + address;
  }
}
