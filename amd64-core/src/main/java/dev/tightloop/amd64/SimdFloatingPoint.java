package dev.tightloop.amd64;

/**
 * #XM: an SSE instruction raised a floating-point exception that MXCSR does not mask (Intel SDM
 * vol. 1, 11.5). The exception's bits in MXCSR are set; all else is as before the instruction.
 */
public final class SimdFloatingPoint extends Fault {
  private final int exceptions;

  /**
   * @param exceptions those that are not masked, as bits of {@link Mxcsr}
   */
  public SimdFloatingPoint(int exceptions) {
    super("SIMD floating-point exception: " + Mxcsr.describe(exceptions));
    this.exceptions = exceptions;
  }

  /** The exceptions that are not masked, as bits of {@link Mxcsr}. */
  public int exceptions() {
    return exceptions;
  }
}
