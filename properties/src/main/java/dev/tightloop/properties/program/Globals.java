package dev.tightloop.properties.program;

import dev.tightloop.amd64.Memory;

/** The global variables of the programs. */
public final class Globals {

  private static final long PAGE = 0x60_0000;

  /** {@code runtime.writeBarrier.enabled}. */
  public static final long WRITE_BARRIER = PAGE;

  /** A field of a heap object that has been scanned. */
  static final long FIELD = PAGE + 8;

  /** Where the write barrier notes pointers. */
  static final long BARRIER_BUFFER = PAGE + 16;

  private Globals() {}

  /** Maps them, all zero. */
  public static void map(Memory memory) {
    memory.map(PAGE, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
  }
}
