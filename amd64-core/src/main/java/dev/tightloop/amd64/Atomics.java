package dev.tightloop.amd64;

/**
 * CMPXCHG and XADD. One instruction is one step of the core, so each is atomic with or without
 * LOCK.
 */
final class Atomics {
  private Atomics() {}

  /**
   * Flags are CMP's. A destination in memory is written in any case (Intel SDM vol. 2, "CMPXCHG"),
   * so it must be writable even when the comparison fails. A register then is left alone, all 64
   * bits of it, as AMD's processors do; by Intel's pseudocode a 32-bit one would lose its upper
   * half.
   */
  static Operation cmpxchg(Scalar to, Scalar from) {
    OperandSize size = to.size();
    Scalar accumulator = Scalar.register(Gpr.RAX.ordinal(), size, true);
    return cpu -> {
      long expected = accumulator.read(cpu);
      long found = to.read(cpu);
      if (expected == found) {
        to.write(cpu, from.read(cpu));
      } else {
        if (to.isMemory()) {
          to.write(cpu, found);
        }
        accumulator.write(cpu, found);
      }
      long result = expected - found & size.mask();
      cpu.registers().status(StatusFlags.ofDifference(expected, found, result, size));
    };
  }

  /** With the same register twice, the sum wins. */
  static Operation xadd(Scalar to, Scalar from) {
    OperandSize size = to.size();
    return cpu -> {
      long a = to.read(cpu);
      long b = from.read(cpu);
      long sum = a + b & size.mask();
      if (to.isMemory()) {
        to.write(cpu, sum);
        from.write(cpu, a);
      } else {
        from.write(cpu, a);
        to.write(cpu, sum);
      }
      cpu.registers().status(StatusFlags.ofSum(a, b, sum, size));
    };
  }
}
