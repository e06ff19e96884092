package dev.tightloop.linux;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;

/**
 * Writes a frame into guest memory. Mirrors {@code x64_setup_rt_frame} of {@code
 * arch/x86/kernel/signal_64.c}, up to the point where it touches the registers.
 */
final class SigframeWriter {

  /** {@code __USER_CS}: the 64-bit code segment. */
  static final int USER_CS = 0x33;

  private static final int USER_DS = 0x2b;
  private static final Gpr[] GPRS = Gpr.values();

  private final Registers registers;
  private final Memory memory;
  private final SaveSet saveSet;

  SigframeWriter(Registers registers, Memory memory, SaveSet saveSet) {
    this.registers = registers;
    this.memory = memory;
    this.saveSet = saveSet;
  }

  void write(
      FramePlacement placement,
      SignalAction action,
      SignalInfo info,
      long mask,
      SignalStack stack) {
    FpuImage.save(registers, saveSet, memory, placement.fpstate());
    long frame = placement.frame();
    long ucontext = frame + FrameLayout.FRAME_UCONTEXT;
    memory.write64(ucontext + FrameLayout.UC_FLAGS, ucontextFlags());
    memory.write64(ucontext + FrameLayout.UC_LINK, 0);
    writeStack(ucontext + FrameLayout.UC_STACK, stack);
    memory.write64(frame + FrameLayout.FRAME_PRETCODE, action.restorer());
    writeSigcontext(ucontext + FrameLayout.UC_MCONTEXT, placement.fpstate(), mask);
    memory.write64(ucontext + FrameLayout.UC_SIGMASK, mask);
    if (action.has(SignalAction.SA_SIGINFO)) {
      writeSiginfo(frame + FrameLayout.FRAME_SIGINFO, info);
    }
  }

  /** Mirrors {@code frame_uc_flags}. */
  private long ucontextFlags() {
    return FrameLayout.UC_SIGCONTEXT_SS
        | FrameLayout.UC_STRICT_RESTORE_SS
        | (saveSet.extended() ? FrameLayout.UC_FP_XSTATE : 0);
  }

  private void writeStack(long at, SignalStack stack) {
    memory.write64(at + FrameLayout.SS_SP, stack.base());
    memory.write32(at + FrameLayout.SS_FLAGS, stack.frameFlags());
    memory.write64(at + FrameLayout.SS_SIZE, stack.size());
  }

  /**
   * Mirrors {@code __unsafe_setup_sigcontext}. Error code, trap number and CR2 are those of the
   * thread's latest trap on a real machine; nobody keeps them here, so they are zero.
   */
  private void writeSigcontext(long at, long fpstate, long mask) {
    for (Gpr register : GPRS) {
      memory.write64(at + FrameLayout.sigcontextOffset(register), registers.gpr(register));
    }
    memory.write64(at + FrameLayout.SC_RIP, registers.rip());
    memory.write64(at + FrameLayout.SC_EFLAGS, registers.rflags());
    memory.write16(at + FrameLayout.SC_CS, USER_CS);
    memory.write16(at + FrameLayout.SC_GS, 0);
    memory.write16(at + FrameLayout.SC_FS, 0);
    memory.write16(at + FrameLayout.SC_SS, USER_DS);
    memory.write64(at + FrameLayout.SC_ERR, 0);
    memory.write64(at + FrameLayout.SC_TRAPNO, 0);
    memory.write64(at + FrameLayout.SC_OLDMASK, mask);
    memory.write64(at + FrameLayout.SC_CR2, 0);
    memory.write64(at + FrameLayout.SC_FPSTATE, fpstate);
  }

  /** Mirrors {@code copy_siginfo_to_user} of {@code kernel/signal.c}: all 128 bytes are written. */
  private void writeSiginfo(long at, SignalInfo info) {
    for (int offset = 0; offset < FrameLayout.SI_SIZE; offset += Long.BYTES) {
      memory.write64(at + offset, 0);
    }
    memory.write32(at + FrameLayout.SI_SIGNO, info.signal());
    memory.write32(at + FrameLayout.SI_CODE, info.code());
    memory.write64(at + FrameLayout.SI_FIELDS, info.fields());
  }
}
