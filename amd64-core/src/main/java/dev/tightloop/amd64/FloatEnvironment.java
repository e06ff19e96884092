package dev.tightloop.amd64;

/**
 * MXCSR at work: what it says about rounding, and the exceptions that the instruction at hand has
 * raised so far in any of its elements (Intel SDM vol. 1, 11.5 and 11.6.4).
 */
final class FloatEnvironment {
  /** The values of MXCSR's rounding control. */
  static final int NEAREST = 0;

  static final int DOWN = 1;
  static final int UP = 2;
  static final int TOWARD_ZERO = 3;

  private static final int PLAIN = Registers.MXCSR_AT_RESET | Mxcsr.PE;
  private static final int PLAIN_BITS = ~Mxcsr.EXCEPTIONS | Mxcsr.PE;

  private final Registers registers;

  /** Invariant: zero between instructions. */
  private int raised;

  FloatEnvironment(Registers registers) {
    this.registers = registers;
  }

  int rounding() {
    return registers.mxcsr >> Mxcsr.ROUNDING_SHIFT & 3;
  }

  boolean denormalsAreZeros() {
    return (registers.mxcsr & Mxcsr.DAZ) != 0;
  }

  boolean flushesToZero() {
    return (registers.mxcsr & Mxcsr.FTZ) != 0;
  }

  boolean masks(int exception) {
    return (registers.mxcsr >> Mxcsr.MASK_SHIFT & exception) != 0;
  }

  /**
   * Control bits as at reset, and a rounded result would change nothing in MXCSR: Java's own
   * arithmetic does the same then, as long as nothing but normal numbers and zeros is involved.
   */
  boolean isPlain() {
    return (registers.mxcsr & PLAIN_BITS) == PLAIN;
  }

  void raise(int exceptions) {
    raised |= exceptions;
  }

  /** The operand as the operation sees it: zero instead of a denormal if DAZ is set. */
  long operand(FloatFormat format, long bits) {
    return format.isDenormal(bits) && denormalsAreZeros() ? bits & format.sign : bits;
  }

  /**
   * An {@link #operand} of arithmetic, no NaN: a denormal that is not taken as zero is reported.
   */
  long number(FloatFormat format, long bits) {
    if (!format.isDenormal(bits)) {
      return bits;
    }
    if (denormalsAreZeros()) {
      return bits & format.sign;
    }
    raised |= Mxcsr.DE;
    return bits;
  }

  /**
   * Moves what was raised into MXCSR. Operations call it before they change anything.
   *
   * @throws SimdFloatingPoint if one of the exceptions is not masked
   */
  void commit() {
    if (raised != 0) {
      commitRaised();
    }
  }

  /** What is known before computing goes first, for all elements of a packed operand. */
  private void commitRaised() {
    int all = raised;
    raised = 0;
    int before = all & Mxcsr.BEFORE_COMPUTATION;
    int mxcsr = registers.mxcsr;
    int set = Mxcsr.unmasked(before, mxcsr) != 0 ? before : all;
    registers.mxcsr = mxcsr | set;
    int unmasked = Mxcsr.unmasked(set, mxcsr);
    if (unmasked != 0) {
      throw new SimdFloatingPoint(unmasked);
    }
  }
}
