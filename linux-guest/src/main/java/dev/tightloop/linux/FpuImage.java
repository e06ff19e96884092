package dev.tightloop.linux;

import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;

/**
 * The FPU image of a frame: FXSAVE64's 512 bytes and, when the upper halves are saved, the XSAVE
 * header and the upper halves behind them, in the standard (not compacted) format.
 *
 * <p>The core has no x87 registers: the image says that they are in their initial state, and what a
 * handler writes there is not read.
 */
final class FpuImage {

  /** MXCSR after reset: round to nearest, all exceptions masked. */
  static final int INITIAL_MXCSR = Registers.MXCSR_AT_RESET;

  /** The bits of MXCSR that exist, as FXSAVE reports them. */
  static final int MXCSR_MASK = 0xffff;

  private static final int INITIAL_FCW = 0x037f;
  private static final int VECTOR_REGISTERS = 16;
  private static final int LANE = 16;

  private static final long XFEATURE_X87 = 1;
  private static final long XFEATURE_SSE = 2;
  private static final long XFEATURE_YMM = 4;
  private static final long XFEATURES = XFEATURE_X87 | XFEATURE_SSE | XFEATURE_YMM;

  private FpuImage() {}

  /** Mirrors {@code copy_fpstate_to_sigframe} of {@code arch/x86/kernel/fpu/signal.c}. */
  static void save(Registers registers, SaveSet saveSet, Memory memory, long image) {
    for (int offset = 0; offset < FrameLayout.FP_SIZE; offset += Long.BYTES) {
      memory.write64(image + offset, 0);
    }
    memory.write16(image + FrameLayout.FP_FCW, INITIAL_FCW);
    memory.write32(image + FrameLayout.FP_MXCSR, INITIAL_MXCSR);
    memory.write32(image + FrameLayout.FP_MXCSR_MASK, MXCSR_MASK);
    if (saveSet.contains(VectorPart.MXCSR)) {
      memory.write32(image + FrameLayout.FP_MXCSR, registers.mxcsr());
    }
    if (saveSet.contains(VectorPart.XMM)) {
      for (int n = 0; n < VECTOR_REGISTERS; n++) {
        long lane = image + FrameLayout.FP_XMM + (long) n * LANE;
        memory.write64(lane, registers.xmmLow(n));
        memory.write64(lane + Long.BYTES, registers.xmmHigh(n));
      }
    }
    if (saveSet.extended()) {
      saveExtended(registers, memory, image);
    }
  }

  /** Mirrors {@code save_xstate_epilog} of {@code arch/x86/kernel/fpu/signal.c}. */
  private static void saveExtended(Registers registers, Memory memory, long image) {
    memory.write32(image + FrameLayout.FP_SW_MAGIC1, FrameLayout.FP_XSTATE_MAGIC1);
    memory.write32(
        image + FrameLayout.FP_SW_EXTENDED_SIZE,
        FrameLayout.XSTATE_SIZE + FrameLayout.XSTATE_MAGIC2_SIZE);
    memory.write64(image + FrameLayout.FP_SW_XFEATURES, XFEATURES);
    memory.write32(image + FrameLayout.FP_SW_XSTATE_SIZE, FrameLayout.XSTATE_SIZE);
    memory.write64(image + FrameLayout.XSTATE_BV, XFEATURES);
    for (int at = FrameLayout.XSTATE_COMPACTION_BV;
        at < FrameLayout.XSTATE_YMM_UPPER;
        at += Long.BYTES) {
      memory.write64(image + at, 0);
    }
    for (int n = 0; n < VECTOR_REGISTERS; n++) {
      long lane = image + FrameLayout.XSTATE_YMM_UPPER + (long) n * LANE;
      memory.write64(lane, registers.ymmUpperLow(n));
      memory.write64(lane + Long.BYTES, registers.ymmUpperHigh(n));
    }
    memory.write32(image + FrameLayout.XSTATE_SIZE, FrameLayout.FP_XSTATE_MAGIC2);
  }

  /**
   * Reads an image back; false if the processor would refuse it. Mirrors {@code __fpu_restore_sig}
   * of {@code arch/x86/kernel/fpu/signal.c}: an image whose extension is not recognisable counts as
   * a plain FXSAVE image, and what an image does not hold gets its initial value. A null pointer is
   * an image that holds nothing.
   */
  static boolean restore(Registers registers, SaveSet saveSet, Memory memory, long image) {
    if (image == 0) {
      reset(registers, saveSet);
      return true;
    }
    long present = XFEATURE_X87 | XFEATURE_SSE;
    if (saveSet.extended() && image % 64 == 0 && extensionRecognised(memory, image)) {
      long header = memory.read64(image + FrameLayout.XSTATE_BV);
      if ((header & ~XFEATURES) != 0
          || memory.read64(image + FrameLayout.XSTATE_COMPACTION_BV) != 0
          || memory.read64(image + FrameLayout.XSTATE_RESERVED) != 0) {
        return false;
      }
      present = header & memory.read64(image + FrameLayout.FP_SW_XFEATURES);
    } else if (image % 16 != 0) {
      return false;
    }
    int mxcsr = memory.read32(image + FrameLayout.FP_MXCSR);
    if ((mxcsr & ~MXCSR_MASK) != 0) {
      return false;
    }
    if (saveSet.contains(VectorPart.MXCSR)) {
      // XRSTOR takes MXCSR from the image whenever it is asked for SSE or AVX state, present or
      // not.
      registers.mxcsr(mxcsr);
    }
    if (saveSet.contains(VectorPart.XMM)) {
      restoreXmm(registers, memory, image, (present & XFEATURE_SSE) != 0);
    }
    if (saveSet.contains(VectorPart.YMM_UPPER)) {
      restoreUpper(registers, memory, image, (present & XFEATURE_YMM) != 0);
    }
    return true;
  }

  /** Mirrors {@code check_xstate_in_sigframe} of {@code arch/x86/kernel/fpu/signal.c}. */
  private static boolean extensionRecognised(Memory memory, long image) {
    int stateSize = memory.read32(image + FrameLayout.FP_SW_XSTATE_SIZE);
    return memory.read32(image + FrameLayout.FP_SW_MAGIC1) == FrameLayout.FP_XSTATE_MAGIC1
        && stateSize >= FrameLayout.XSTATE_YMM_UPPER
        && stateSize <= FrameLayout.XSTATE_SIZE
        && stateSize <= memory.read32(image + FrameLayout.FP_SW_EXTENDED_SIZE)
        && memory.read32(image + stateSize) == FrameLayout.FP_XSTATE_MAGIC2;
  }

  private static void restoreXmm(Registers registers, Memory memory, long image, boolean present) {
    for (int n = 0; n < VECTOR_REGISTERS; n++) {
      long lane = image + FrameLayout.FP_XMM + (long) n * LANE;
      registers.xmm(
          n, present ? memory.read64(lane) : 0, present ? memory.read64(lane + Long.BYTES) : 0);
    }
  }

  private static void restoreUpper(
      Registers registers, Memory memory, long image, boolean present) {
    for (int n = 0; n < VECTOR_REGISTERS; n++) {
      long lane = image + FrameLayout.XSTATE_YMM_UPPER + (long) n * LANE;
      registers.ymmUpper(
          n, present ? memory.read64(lane) : 0, present ? memory.read64(lane + Long.BYTES) : 0);
    }
  }

  /**
   * The state a handler starts with; mirrors {@code fpu__clear_user_states} of {@code
   * arch/x86/kernel/fpu/core.c}.
   */
  static void reset(Registers registers, SaveSet saveSet) {
    if (saveSet.contains(VectorPart.MXCSR)) {
      registers.mxcsr(INITIAL_MXCSR);
    }
    for (int n = 0; n < VECTOR_REGISTERS; n++) {
      if (saveSet.contains(VectorPart.XMM)) {
        registers.xmm(n, 0, 0);
      }
      if (saveSet.contains(VectorPart.YMM_UPPER)) {
        registers.ymmUpper(n, 0, 0);
      }
    }
  }
}
