package dev.tightloop.properties.program;

/** Faults of the compiler that makes the programs: wrong code, or wrong tables for right code. */
public enum CompilerFault {
  /**
   * A frame that two instructions take off the stack is not marked unsafe between them, where the
   * stack pointer is not what the table says (golang/go#73259).
   */
  EPILOGUE_WINDOW_SAFE,

  /** A prologue points BP to the frame before it has saved the caller's there (golang/go#63830). */
  FRAME_POINTER_BEFORE_SAVE,

  /** A leaf keeps a value below the stack pointer, as C's red zone lets it (golang/go#35439). */
  LEAF_STORES_BELOW_SP,

  /**
   * The two instructions that load g from thread-local storage are not marked unsafe
   * (golang/go#67108).
   */
  TLS_WINDOW_SAFE,

  /**
   * The instructions between the look at the write barrier's flag and the store are not marked
   * unsafe (golang/go#61958).
   */
  BARRIER_WINDOW_SAFE,

  /** Two restartable sequences, one behind the other, have the same mark and look like one. */
  RESTARTS_MERGED
}
