package dev.tightloop.linux;

/**
 * What a process wants done with a signal: {@code struct kernel_sigaction}.
 *
 * @param handler address of the handler, or {@link #SIG_DFL} or {@link #SIG_IGN}
 * @param flags the {@code SA_} bits; those without a constant here have no effect
 * @param mask signals blocked while the handler runs, bit 0 is signal 1
 * @param restorer where the handler returns to
 */
public record SignalAction(long handler, long flags, long mask, long restorer) {

  public static final long SIG_DFL = 0;
  public static final long SIG_IGN = 1;

  public static final long SA_SIGINFO = 0x4L;
  public static final long SA_RESTORER = 0x0400_0000L;
  public static final long SA_ONSTACK = 0x0800_0000L;

  /** Has no effect here: there are no system calls to restart. */
  public static final long SA_RESTART = 0x1000_0000L;

  public static final long SA_NODEFER = 0x4000_0000L;
  public static final long SA_RESETHAND = 0x8000_0000L;

  /** Every signal's action in a new process. */
  public static final SignalAction DEFAULT = new SignalAction(SIG_DFL, 0, 0, 0);

  /** SIGKILL and SIGSTOP leave the mask, as in {@code do_sigaction} of {@code kernel/signal.c}. */
  public SignalAction {
    mask &= ~Signals.UNBLOCKABLE;
  }

  public boolean has(long flag) {
    return (flags & flag) != 0;
  }

  /** Mirrors {@code sig_handler_ignored} of {@code kernel/signal.c}. */
  boolean ignores(int signal) {
    return handler == SIG_IGN || handler == SIG_DFL && Signals.ignoredByDefault(signal);
  }

  /** This action with its handler taken away, its flags and mask kept. */
  SignalAction reset() {
    return new SignalAction(SIG_DFL, flags, mask, restorer);
  }
}
