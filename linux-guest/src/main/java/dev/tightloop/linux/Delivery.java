package dev.tightloop.linux;

/**
 * What {@link GuestThread#deliver} did.
 *
 * @param outcome which of the four things
 * @param signal the signal concerned, 0 for {@link Outcome#NOTHING}
 * @param frame the frame just built, null unless a handler was entered
 */
public record Delivery(Outcome outcome, int signal, RtSigframe frame) {

  /** The four things that can happen to a thread that looks for signals. */
  public enum Outcome {
    /** No signal to take; ignored ones may have been dropped. */
    NOTHING,
    /** The registers are at the first instruction of a handler. */
    HANDLER,
    /**
     * The signal has no handler, and its default is to end or stop the process: the caller's to do.
     */
    DEFAULT_ACTION,
    /**
     * The stack did not take the frame: the signal is lost, the registers are as before, SIGSEGV is
     * pending.
     */
    FRAME_FAULT
  }

  static final Delivery NOTHING = new Delivery(Outcome.NOTHING, 0, null);
}
