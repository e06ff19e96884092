package dev.tightloop.model.guest;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.FrameLayout;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.ThreadPc;

/**
 * What the registers of the specification's program hold: at each place other contents in every
 * class, and others in each goroutine, as the sum or the exclusive or of a number of the goroutine
 * and one of the place. So an instruction can compute them from what it finds, with constants that
 * are the same for all goroutines.
 *
 * <p>Two registers are the same at all places: RSP, but for the return address in a called
 * function, and R14, the address of the goroutine's g. The high halves are the same in the whole
 * loop.
 */
final class LoopRegisters {

  /** Where the contents for each place are kept in the memory of each g. */
  static final int TABLES = 4096;

  static final int TABLE_SIZE = 2048;
  static final int TABLE_FLAGS = 128;
  static final int TABLE_XMM = 256;
  static final int TABLE_XSAVE = 1024;

  private static final long[] STATUS = {Flags.CF, Flags.PF, Flags.AF, Flags.ZF, Flags.SF, Flags.OF};

  /** Some of the six flags are set at the first place, some are not. */
  private static final int FLAGS = 0b01_1011;

  private static final int MOST_OFFSET = 1 << 30;
  private static final int XSTATE_AVX = 4;
  private static final int XMM = 1000;
  private static final int HIGH = 2000;

  private LoopRegisters() {}

  /** RSP in the loop. */
  static long stackPointer(int gp) {
    return GuestStacks.goroutineTop(gp) - 128;
  }

  /** Whether the program computes it anew at each place. */
  static boolean isComputed(Gpr r) {
    return r != Gpr.RSP && r != Gpr.R14;
  }

  /** The place's share in a general register: from 0, so that differences fit 32 bits. */
  static int offset(ThreadPc place, Gpr r) {
    return (int) Long.remainderUnsigned(mixed(place, r.ordinal()), MOST_OFFSET);
  }

  /** The place's share in a half of an XMM register. */
  static long xmmMask(ThreadPc place, int n, int half) {
    return mixed(place, XMM + 2 * n + half);
  }

  /** The place's share in the status flags. */
  static long flagMask(ThreadPc place) {
    return status(place.ordinal());
  }

  /** The registers with which the goroutine comes to the place; RIP is the caller's to set. */
  static Registers of(int gp, ThreadPc place) {
    Registers registers = new Registers();
    for (Gpr r : Gpr.values()) {
      registers.gpr(r, mixed(gp, r.ordinal()) + offset(place, r));
    }
    registers.gpr(Gpr.R14, GuestStacks.g(gp));
    registers.gpr(Gpr.RSP, stackPointer(gp) - (place.isLoop() ? 0 : Long.BYTES));
    for (int n = 0; n < 16; n++) {
      registers.xmm(
          n,
          mixed(gp, XMM + 2 * n) ^ xmmMask(place, n, 0),
          mixed(gp, XMM + 2 * n + 1) ^ xmmMask(place, n, 1));
      registers.ymmUpper(n, mixed(gp, HIGH + 2 * n), mixed(gp, HIGH + 2 * n + 1));
    }
    registers.rflags(registers.rflags() | status(FLAGS ^ gp << 4) ^ flagMask(place));
    return registers;
  }

  /** Where the g's memory has the contents for a place, from the address of the g. */
  static int table(ThreadPc place) {
    return TABLES + place.ordinal() * TABLE_SIZE;
  }

  /** Writes all that the program loads from the memory of its g. */
  static void writeTables(Memory memory, int gp) {
    for (int i = 0; i < ThreadPc.USER_PLACES; i++) {
      ThreadPc place = ThreadPc.of(i);
      long at = GuestStacks.g(gp) + table(place);
      Registers registers = of(gp, place);
      for (Gpr r : Gpr.values()) {
        memory.write64(at + 8L * r.ordinal(), registers.gpr(r));
      }
      memory.write64(at + TABLE_FLAGS, registers.rflags());
      long image = at + TABLE_XSAVE;
      memory.write32(image + FrameLayout.FP_MXCSR, registers.mxcsr());
      memory.write64(image + FrameLayout.XSTATE_BV, XSTATE_AVX);
      for (int n = 0; n < 16; n++) {
        memory.write64(at + TABLE_XMM + 16L * n, registers.xmmLow(n));
        memory.write64(at + TABLE_XMM + 16L * n + 8, registers.xmmHigh(n));
        long upper = image + FrameLayout.XSTATE_YMM_UPPER + 16L * n;
        memory.write64(upper, registers.ymmUpperLow(n));
        memory.write64(upper + 8, registers.ymmUpperHigh(n));
      }
    }
  }

  /** The status flags of a number of six bits. */
  private static long status(int number) {
    long flags = 0;
    for (int i = 0; i < STATUS.length; i++) {
      flags |= (number >> i & 1) == 0 ? 0 : STATUS[i];
    }
    return flags;
  }

  private static long mixed(ThreadPc place, int what) {
    return SplitMix64.mix(1_000_000L * (place.ordinal() + 1) + what);
  }

  private static long mixed(int gp, int what) {
    return SplitMix64.mix(-1_000_000L * (gp + 1) + what);
  }
}
