package dev.tightloop.spec;

import java.time.Duration;

/** What a run of TLC came to. */
public sealed interface TlcOutcome {

  /** All states were seen and everything holds. */
  record Holds() implements TlcOutcome {
    @Override
    public String toString() {
      return "holds";
    }
  }

  /**
   * There is a counterexample.
   *
   * @param name the invariant or property; {@code Deadlock}; or {@code one of A, B}, since TLC does
   *     not name the temporal property that is violated
   */
  record Violated(String name) implements TlcOutcome {
    @Override
    public String toString() {
      return "violates " + name;
    }
  }

  /**
   * TLC could not check it.
   *
   * @param message one line
   */
  record Failed(String message) implements TlcOutcome {
    @Override
    public String toString() {
      return "error: " + message;
    }
  }

  /** The time was up first. */
  record TimedOut(Duration limit) implements TlcOutcome {
    @Override
    public String toString() {
      return "not finished within " + limit.toSeconds() + " s";
    }
  }
}
