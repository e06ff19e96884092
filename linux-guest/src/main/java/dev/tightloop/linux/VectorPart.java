package dev.tightloop.linux;

/** The pieces of vector state that a frame can hold or leave out. */
public enum VectorPart {
  /** The low 128 bits of the sixteen vector registers. */
  XMM,
  /** Rounding mode, exception masks and sticky exception flags of the vector unit. */
  MXCSR,
  /**
   * Bits 128 to 255 of the sixteen vector registers. Without it the frame is a plain FXSAVE frame.
   */
  YMM_UPPER
}
