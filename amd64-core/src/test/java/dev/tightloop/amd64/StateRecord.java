package dev.tightloop.amd64;

/**
 * The machine state of one case as Java and the program of {@link HarnessProgram} exchange it: an
 * array of longs, the same for what a case starts from and what it leaves behind. The first 23 are
 * the general registers of Linux' {@code struct sigcontext}, so that a signal handler can copy them
 * in one go.
 */
final class StateRecord {
  /** R8 to R15, RDI, RSI, RBP, RBX, RDX, RAX, RCX, RSP: slot n holds the n-th of these. */
  private static final int[] ORDER = {8, 9, 10, 11, 12, 13, 14, 15, 7, 6, 5, 3, 2, 0, 1, 4};

  static final int RIP = 16;
  static final int RFLAGS = 17;

  /** Before: where the two windows of memory are. Afterwards these slots hold selectors, error. */
  static final int WINDOW_ADDRESSES = 18;

  /** Afterwards: the page fault error code (Intel SDM vol. 3, 4.7). */
  static final int ERROR = 19;

  /** Afterwards: the number of the exception that ended the case. */
  static final int VECTOR = 20;

  /** Afterwards: the address of a page fault. */
  static final int CR2 = 22;

  /** How much of a record a signal handler copies from {@code struct sigcontext}. */
  static final int SIGCONTEXT = 23;

  static final int MXCSR = 23;
  static final int XMM = 24;
  static final int YMM_UPPER = 56;
  static final int WINDOWS = 88;

  /** One window's length. */
  static final int WINDOW_LONGS = 8;

  static final int WINDOW_BYTES = 8 * WINDOW_LONGS;
  static final int LONGS = WINDOWS + 2 * WINDOW_LONGS;
  static final int BYTES = 8 * LONGS;

  private static final int[] SLOT_OF = new int[16];

  static {
    for (int slot = 0; slot < 16; slot++) {
      SLOT_OF[ORDER[slot]] = slot;
    }
  }

  private StateRecord() {}

  /** The slot of the general register with Intel's number {@code n}. */
  static int gpr(int n) {
    return SLOT_OF[n];
  }

  /** The first slot of a window's contents. */
  static int window(int n) {
    return WINDOWS + n * WINDOW_LONGS;
  }

  /** Registers, without the windows. */
  static void load(long[] records, int at, Registers registers) {
    for (int n = 0; n < 16; n++) {
      registers.gpr(n, records[at + SLOT_OF[n]]);
      registers.xmm(n, records[at + XMM + 2 * n], records[at + XMM + 2 * n + 1]);
      registers.ymmUpper(n, records[at + YMM_UPPER + 2 * n], records[at + YMM_UPPER + 2 * n + 1]);
    }
    registers.rip(records[at + RIP]);
    registers.rflags(records[at + RFLAGS]);
    registers.mxcsr((int) records[at + MXCSR]);
  }

  /** Registers, without the windows; how the case ended is the caller's to fill in. */
  static void store(Registers registers, long[] records, int at) {
    for (int n = 0; n < 16; n++) {
      records[at + SLOT_OF[n]] = registers.gpr(n);
      records[at + XMM + 2 * n] = registers.xmmLow(n);
      records[at + XMM + 2 * n + 1] = registers.xmmHigh(n);
      records[at + YMM_UPPER + 2 * n] = registers.ymmUpperLow(n);
      records[at + YMM_UPPER + 2 * n + 1] = registers.ymmUpperHigh(n);
    }
    records[at + RIP] = registers.rip();
    records[at + RFLAGS] = registers.rflags();
    records[at + MXCSR] = registers.mxcsr();
  }
}
