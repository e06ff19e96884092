package dev.tightloop.linux;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;

/** Reads a thread's state back from a frame in guest memory. */
final class SigframeReader {

  /** {@code FIX_EFLAGS} of {@code arch/x86/include/asm/sighandling.h}: what a frame may change. */
  static final long CHANGEABLE_FLAGS = Flags.STATUS | Flags.TF | Flags.DF | Flags.RF | Flags.AC;

  private static final int USER_PRIVILEGE = 3;
  private static final Gpr[] GPRS = Gpr.values();

  private final Registers registers;
  private final Memory memory;
  private final SaveSet saveSet;

  SigframeReader(Registers registers, Memory memory, SaveSet saveSet) {
    this.registers = registers;
    this.memory = memory;
    this.saveSet = saveSet;
  }

  /**
   * Restores the registers; false if the frame is bad. Mirrors {@code restore_sigcontext} of {@code
   * arch/x86/kernel/signal_64.c}: the sixteen general registers, RIP and the flags are taken all or
   * none, and a bad FPU image leaves them changed.
   *
   * <p>The core has no selectors. A frame whose code segment is not the 64-bit one, which would end
   * in another mode or in a fault at the return to user space, counts as bad.
   */
  boolean restore(long frame) {
    long sigcontext = frame + FrameLayout.FRAME_UCONTEXT + FrameLayout.UC_MCONTEXT;
    long[] values = new long[GPRS.length];
    for (Gpr register : GPRS) {
      values[register.ordinal()] =
          memory.read64(sigcontext + FrameLayout.sigcontextOffset(register));
    }
    long rip = memory.read64(sigcontext + FrameLayout.SC_RIP);
    long flags = memory.read64(sigcontext + FrameLayout.SC_EFLAGS);
    long fpstate = memory.read64(sigcontext + FrameLayout.SC_FPSTATE);
    int codeSegment = memory.read16(sigcontext + FrameLayout.SC_CS) | USER_PRIVILEGE;
    if (codeSegment != SigframeWriter.USER_CS) {
      return false;
    }
    for (Gpr register : GPRS) {
      registers.gpr(register, values[register.ordinal()]);
    }
    registers.rip(rip);
    registers.rflags(registers.rflags() & ~CHANGEABLE_FLAGS | flags & CHANGEABLE_FLAGS);
    return restoreFpu(fpstate);
  }

  private boolean restoreFpu(long fpstate) {
    boolean good;
    try {
      good = FpuImage.restore(registers, saveSet, memory, fpstate);
    } catch (PageFault fault) {
      good = false;
    }
    if (!good) {
      FpuImage.reset(registers, saveSet);
    }
    return good;
  }

  /**
   * The alternate stack that the frame asks for, or {@code current} if what it asks for is not
   * allowed, which is no error. Mirrors {@code restore_altstack} of {@code kernel/signal.c}.
   */
  SignalStack restoreStack(long frame, SignalStack current) {
    long at = frame + FrameLayout.FRAME_UCONTEXT + FrameLayout.UC_STACK;
    long base = memory.read64(at + FrameLayout.SS_SP);
    int flags = memory.read32(at + FrameLayout.SS_FLAGS);
    long size = memory.read64(at + FrameLayout.SS_SIZE);
    if (current.contains(registers.gpr(Gpr.RSP))) {
      return current;
    }
    if (flags == SignalStack.SS_DISABLE) {
      return SignalStack.DISABLED;
    }
    boolean allowed =
        (flags == 0 || flags == SignalStack.SS_ONSTACK)
            && Long.compareUnsigned(size, SignalStack.MINIMUM_SIZE) >= 0;
    return allowed ? new SignalStack(base, size) : current;
  }
}
