package dev.tightloop.model;

/**
 * The abstract contents of a register file, as {@code spec/Runtime.tla RegisterFile}: "as goroutine
 * gp left them on its way to instruction pc of its loop", or clobbered by something else. One byte.
 */
public final class RegisterFile {

  /** No register file is stored here. */
  public static final int NIL = Configuration.NIL;

  /** Whatever the runtime left in the registers. */
  public static final int CLOBBERED = Byte.MIN_VALUE;

  private RegisterFile() {}

  /** {@code RegistersOf(gp, pc)}. */
  public static int registersOf(int gp, ThreadPc pc) {
    return gp * Configuration.LONGEST_LOOP + pc.loopIndex();
  }

  /** The goroutine whose registers these are. */
  public static int goroutine(int registers) {
    return Math.floorDiv(registers, Configuration.LONGEST_LOOP);
  }

  /** The instruction that finds them so. */
  public static ThreadPc pc(int registers) {
    return ThreadPc.loop(Math.floorMod(registers, Configuration.LONGEST_LOOP));
  }
}
