package dev.tightloop.linux;

/**
 * The part of {@code siginfo_t} that a sender fills in.
 *
 * @param signal the signal's number
 * @param code why it was sent ({@code si_code})
 * @param fields first eight bytes of the union: the sender's process and user, or the faulting
 *     address
 */
public record SignalInfo(int signal, int code, long fields) {

  /** Sent by {@code tkill} or {@code tgkill}. */
  public static final int SI_TKILL = -6;

  /** Sent by the kernel itself. */
  public static final int SI_KERNEL = 0x80;

  public SignalInfo {
    Signals.requireStandard(signal);
  }

  /** What {@code tgkill} sends; mirrors {@code do_tkill} of {@code kernel/signal.c}. */
  public static SignalInfo tkill(int signal, int process, int user) {
    return new SignalInfo(signal, SI_TKILL, Integer.toUnsignedLong(process) | (long) user << 32);
  }

  /**
   * What a faulting instruction causes; mirrors {@code force_sig_fault} of {@code kernel/signal.c}.
   */
  public static SignalInfo fault(int signal, int code, long address) {
    return new SignalInfo(signal, code, address);
  }
}
