package dev.tightloop.amd64;

/** Sixteen bytes of memory; most instructions want them aligned (Intel SDM vol. 1, 10.4.1.1). */
final class MemoryVector extends Vector {
  final EffectiveAddress address;
  final boolean aligned;

  MemoryVector(EffectiveAddress address, boolean aligned) {
    this.address = address;
    this.aligned = aligned;
  }

  @Override
  public EffectiveAddress place() {
    return address;
  }

  @Override
  long low(Cpu cpu) {
    return cpu.memory().read64(checked(cpu));
  }

  @Override
  long high(Cpu cpu) {
    return cpu.memory().read64(checked(cpu) + 8);
  }

  @Override
  void write(Cpu cpu, long low, long high) {
    cpu.memory().write128(checked(cpu), low, high);
  }

  @Override
  public String toString() {
    return "XMMWORD PTR " + address;
  }

  private long checked(Cpu cpu) {
    long at = address.of(cpu);
    if (aligned && (at & 15) != 0) {
      throw new GeneralProtection(
          "16-byte operand at " + Fault.hex(at) + " is not aligned to 16 bytes");
    }
    return at;
  }
}
