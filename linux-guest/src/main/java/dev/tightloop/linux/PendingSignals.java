package dev.tightloop.linux;

/** A thread's pending standard signals: one bit each, with what the first sender of each said. */
final class PendingSignals {

  private final SignalInfo[] infos;
  private long bits;

  PendingSignals() {
    this(0, new SignalInfo[Signals.LAST_STANDARD + 1]);
  }

  private PendingSignals(long bits, SignalInfo[] infos) {
    this.bits = bits;
    this.infos = infos;
  }

  long bits() {
    return bits;
  }

  /** Says whether the signal is new; mirrors {@code legacy_queue} of {@code kernel/signal.c}. */
  boolean add(SignalInfo info) {
    long bit = Signals.bit(info.signal());
    if ((bits & bit) != 0) {
      return false;
    }
    bits |= bit;
    infos[info.signal()] = info;
    return true;
  }

  /**
   * Removes and returns the signal that comes first among those not blocked, or null. Mirrors
   * {@code next_signal} of {@code kernel/signal.c}: those that an instruction caused, then the
   * lowest number.
   */
  SignalInfo take(long blocked) {
    long ready = bits & ~blocked;
    if (ready == 0) {
      return null;
    }
    long synchronous = ready & Signals.SYNCHRONOUS;
    int signal = Long.numberOfTrailingZeros(synchronous != 0 ? synchronous : ready) + 1;
    bits &= ~Signals.bit(signal);
    SignalInfo info = infos[signal];
    infos[signal] = null;
    return info;
  }

  PendingSignals copy() {
    return new PendingSignals(bits, infos.clone());
  }
}
