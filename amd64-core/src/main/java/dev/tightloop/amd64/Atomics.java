package dev.tightloop.amd64;

/**
 * CMPXCHG, CMPXCHG8B, CMPXCHG16B and XADD. One instruction is one step of the core, so each is
 * atomic with or without LOCK.
 */
final class Atomics {
  private static final int RAX = Gpr.RAX.ordinal();
  private static final int RCX = Gpr.RCX.ordinal();
  private static final int RDX = Gpr.RDX.ordinal();
  private static final int RBX = Gpr.RBX.ordinal();

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

  /**
   * EDX:EAX against eight bytes; ECX:EBX is what replaces them. Memory is written in any case. Only
   * ZF changes.
   */
  static Operation cmpxchg8b(MemoryScalar place) {
    return cpu -> {
      Registers registers = cpu.registers();
      long[] general = registers.general;
      long found = place.read(cpu);
      if (found == join(general[RDX], general[RAX])) {
        place.write(cpu, join(general[RCX], general[RBX]));
        registers.rflags |= Flags.ZF;
      } else {
        place.write(cpu, found);
        general[RAX] = found & 0xffffffffL;
        general[RDX] = found >>> 32;
        registers.rflags &= ~Flags.ZF;
      }
    };
  }

  /** RDX:RAX against sixteen bytes, which must be aligned; RCX:RBX is what replaces them. */
  static Operation cmpxchg16b(MemoryArea place) {
    return cpu -> {
      cpu.require(Feature.CX16);
      Registers registers = cpu.registers();
      long[] general = registers.general;
      Memory memory = cpu.memory();
      long at = place.aligned(cpu, 16);
      long low = memory.read64(at);
      long high = memory.read64(at + 8);
      if (low == general[RAX] && high == general[RDX]) {
        memory.write128(at, general[RBX], general[RCX]);
        registers.rflags |= Flags.ZF;
      } else {
        memory.write128(at, low, high);
        general[RAX] = low;
        general[RDX] = high;
        registers.rflags &= ~Flags.ZF;
      }
    };
  }

  private static long join(long high, long low) {
    return high << 32 | low & 0xffffffffL;
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
