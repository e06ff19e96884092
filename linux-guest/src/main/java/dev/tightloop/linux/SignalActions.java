package dev.tightloop.linux;

import java.util.Arrays;

/**
 * A process's signal actions, shared by its threads: {@code struct sighand_struct}.
 *
 * <p>Choosing to ignore a signal does not search the threads for pending ones, as the kernel does;
 * they are dropped when a thread comes to take them. The difference shows only if the signal gets a
 * handler again in between.
 */
public final class SignalActions {

  private final SignalAction[] actions;

  public SignalActions() {
    actions = new SignalAction[Signals.LAST_STANDARD + 1];
    Arrays.fill(actions, SignalAction.DEFAULT);
  }

  private SignalActions(SignalAction[] actions) {
    this.actions = actions;
  }

  public SignalAction action(int signal) {
    return actions[Signals.requireStandard(signal)];
  }

  /**
   * Sets a signal's action and returns the one it had. Mirrors {@code do_sigaction} of {@code
   * kernel/signal.c}.
   *
   * @throws IllegalArgumentException for SIGKILL and SIGSTOP, whose action is nobody's to choose
   */
  public SignalAction sigaction(int signal, SignalAction action) {
    if ((Signals.bit(signal) & Signals.UNBLOCKABLE) != 0) {
      throw new IllegalArgumentException("the action of signal " + signal + " cannot be changed");
    }
    SignalAction before = actions[signal];
    actions[signal] = action;
    return before;
  }

  /** An independent table with the same actions. */
  public SignalActions copy() {
    return new SignalActions(actions.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignalActions that && Arrays.equals(actions, that.actions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(actions);
  }
}
