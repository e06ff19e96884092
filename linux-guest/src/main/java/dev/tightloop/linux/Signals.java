package dev.tightloop.linux;

/** Signal numbers of amd64 Linux, and what the kernel does with those nobody handles. */
public final class Signals {

  public static final int SIGILL = 4;
  public static final int SIGTRAP = 5;
  public static final int SIGBUS = 7;
  public static final int SIGFPE = 8;
  public static final int SIGKILL = 9;
  public static final int SIGUSR1 = 10;
  public static final int SIGSEGV = 11;
  public static final int SIGUSR2 = 12;
  public static final int SIGCHLD = 17;
  public static final int SIGCONT = 18;
  public static final int SIGSTOP = 19;
  public static final int SIGURG = 23;
  public static final int SIGPROF = 27;
  public static final int SIGWINCH = 28;
  public static final int SIGSYS = 31;

  /**
   * The last standard signal; those above are real-time signals, which this package does not have.
   */
  public static final int LAST_STANDARD = 31;

  /** The two that no thread can block, ignore or handle. */
  static final long UNBLOCKABLE = bit(SIGKILL) | bit(SIGSTOP);

  /** Signals an instruction causes; they are taken before all others. */
  static final long SYNCHRONOUS =
      bit(SIGSEGV) | bit(SIGBUS) | bit(SIGILL) | bit(SIGTRAP) | bit(SIGFPE) | bit(SIGSYS);

  private static final long IGNORED_BY_DEFAULT =
      bit(SIGCONT) | bit(SIGCHLD) | bit(SIGWINCH) | bit(SIGURG);

  private Signals() {}

  /** The signal's bit in a mask or a pending set: bit 0 is signal 1. */
  public static long bit(int signal) {
    return 1L << (requireStandard(signal) - 1);
  }

  /** Mirrors {@code sig_kernel_ignore} of {@code include/linux/signal.h}. */
  public static boolean ignoredByDefault(int signal) {
    return (IGNORED_BY_DEFAULT & bit(signal)) != 0;
  }

  static int requireStandard(int signal) {
    if (signal < 1 || signal > LAST_STANDARD) {
      throw new IllegalArgumentException(
          "signal " + signal + " is not a standard signal (1 to " + LAST_STANDARD + ")");
    }
    return signal;
  }
}
