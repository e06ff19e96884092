package dev.tightloop.amd64;

/** An operand of 128 bits, as two halves. */
abstract sealed class Vector implements Operand permits XmmRegister, MemoryVector {
  /** Bits 0 to 63. */
  abstract long low(Cpu cpu);

  /** Bits 64 to 127. */
  abstract long high(Cpu cpu);

  abstract void write(Cpu cpu, long low, long high);
}
