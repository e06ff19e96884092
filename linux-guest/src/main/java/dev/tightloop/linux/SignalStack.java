package dev.tightloop.linux;

/**
 * An alternate signal stack, as {@code sigaltstack} sets it.
 *
 * @param base lowest address ({@code ss_sp})
 * @param size bytes from there; 0 means there is none
 */
public record SignalStack(long base, long size) {

  /** No alternate stack: what a new thread has. */
  public static final SignalStack DISABLED = new SignalStack(0, 0);

  /** {@code MINSIGSTKSZ}: the kernel refuses less. */
  public static final int MINIMUM_SIZE = 2048;

  /** Allowed as {@code ss_flags} of a stack, and without effect. */
  static final int SS_ONSTACK = 1;

  /** {@code SS_DISABLE}. */
  static final int SS_DISABLE = 2;

  public SignalStack {
    if (size != 0 && Long.compareUnsigned(size, MINIMUM_SIZE) < 0) {
      throw new IllegalArgumentException(
          "an alternate stack of " + size + " bytes is below the minimum of " + MINIMUM_SIZE);
    }
  }

  public boolean disabled() {
    return size == 0;
  }

  /** One past the last byte: where the first frame is built from. */
  public long top() {
    return base + size;
  }

  /**
   * Whether a stack pointer is on this stack. A stack grows down, so the top belongs to it and the
   * base does not. Mirrors {@code __on_sig_stack} of {@code include/linux/sched/signal.h}.
   */
  public boolean contains(long stackPointer) {
    long depth = stackPointer - base;
    return Long.compareUnsigned(stackPointer, base) > 0 && Long.compareUnsigned(depth, size) <= 0;
  }

  /** {@code ss_flags} as a frame carries them. */
  int frameFlags() {
    return disabled() ? SS_DISABLE : 0;
  }
}
