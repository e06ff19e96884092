package dev.tightloop.amd64.translate;

/** The variables of a region's method: what is where in the JVM's frame. */
final class Variables {
  static final int SELF = 0;
  static final int CPU = 1;
  static final int REGISTERS = 2;
  static final int MEMORY = 3;
  static final int BUDGET = 4;

  /** RAX to R15, two slots each. */
  private static final int GENERAL = 6;

  static final int FS_BASE = 38;

  /** {@code Registers.general} and {@code Registers.vectors}. */
  static final int GENERAL_ARRAY = 40;

  static final int VECTORS = 41;

  /** The arrays of the same names in {@code Memory}. */
  static final int READ_TAGS = 42;

  static final int WRITE_TAGS = 43;
  static final int RECENT_DATA = 44;

  /** The page of the stack frame, and the offset in it of RSP at the region's entry. */
  static final int FRAME = 45;

  static final int FRAME_OFFSET = 46;

  /** Kind and operands of {@link dev.tightloop.amd64.LazyFlags}. */
  static final int FLAGS = 47;

  static final int FLAGS_A = 48;
  static final int FLAGS_B = 50;
  static final int FLAGS_C = 52;

  /** Where the region leaves to, and how many instructions of the last block it did not do. */
  static final int RIP = 54;

  static final int UNDONE = 56;

  /** The processor's count of instructions when the budget will be spent. */
  static final int END = 57;

  /** The address of a memory operand and its slot among recent pages. */
  static final int ADDRESS = 59;

  static final int SLOT = 61;

  /** For use inside one instruction. */
  static final int VALUE = 62;

  static final int LEFT = 64;
  static final int RIGHT = 66;
  static final int OLD_FLAGS = 68;
  static final int COUNT = 70;

  private Variables() {}

  static int general(int number) {
    return GENERAL + 2 * number;
  }
}
