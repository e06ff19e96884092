package dev.tightloop.model.gobinary;

/** A function's marks ({@code runtime/symtab.go funcFlag}); the ordinal is the bit. */
public enum FuncFlag {
  /** The outermost function of a stack; a traceback ends here. */
  TOPFRAME,
  /** Sets the stack pointer to anything, so nothing can be unwound past it. */
  SPWRITE,
  /** Written in assembly. */
  ASM;

  int mask() {
    return 1 << ordinal();
  }
}
