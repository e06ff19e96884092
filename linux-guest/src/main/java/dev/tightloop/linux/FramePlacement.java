package dev.tightloop.linux;

/**
 * Where a frame goes.
 *
 * @param frame address of {@code struct rt_sigframe}
 * @param fpstate address of the FPU image above it
 * @param overflow whether the frame would lie on the alternate stack and does not fit there
 */
public record FramePlacement(long frame, long fpstate, boolean overflow) {

  private static final int RED_ZONE = 128;
  private static final int FPSTATE_ALIGNMENT = 64;
  private static final int FRAME_ALIGNMENT = 16;

  /**
   * Mirrors {@code get_sigframe} of {@code arch/x86/kernel/signal.c} and {@code
   * fpu__alloc_mathframe} of {@code arch/x86/kernel/fpu/signal.c}.
   *
   * <p>The kernel asks twice whether the thread is on the alternate stack: with the stack pointer
   * itself, to decide whether an overflow matters, and with the red zone taken off, to decide
   * whether to start at the top. Near the base the two answers differ.
   */
  public static FramePlacement of(
      long stackPointer, SignalAction action, SignalStack stack, SaveSet saveSet) {
    return of(stackPointer, action, stack, saveSet.imageSize());
  }

  static FramePlacement of(
      long stackPointer, SignalAction action, SignalStack stack, int imageSize) {
    boolean onAlternate = stack.contains(stackPointer);
    long top = stackPointer - RED_ZONE;
    if (action.has(SignalAction.SA_ONSTACK) && !stack.disabled() && !stack.contains(top)) {
      top = stack.top();
      onAlternate = true;
    }
    long fpstate = roundDown(top - imageSize, FPSTATE_ALIGNMENT);
    // At its first instruction a function finds RSP 8 below a multiple of 16: the call pushed a
    // return address.
    long frame = roundDown(fpstate - FrameLayout.FRAME_SIZE, FRAME_ALIGNMENT) - Long.BYTES;
    return new FramePlacement(frame, fpstate, onAlternate && !stack.contains(frame));
  }

  private static long roundDown(long address, int alignment) {
    return address & -alignment;
  }
}
