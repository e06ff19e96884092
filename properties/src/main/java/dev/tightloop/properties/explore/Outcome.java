package dev.tightloop.properties.explore;

/** What a search came to. */
public sealed interface Outcome {

  /** All states were seen and everything asked holds. */
  record Holds() implements Outcome {
    @Override
    public String toString() {
      return "holds";
    }
  }

  /**
   * There is a counterexample, a shortest one.
   *
   * @param property the invariant or step property; {@link Checks#DEADLOCK}
   */
  record Violated(String property, Counterexample path) implements Outcome {
    @Override
    public String toString() {
      return "violates " + property;
    }
  }

  /**
   * The specification cannot evaluate an action in the last state of the path.
   *
   * @param message one line
   */
  record Failed(String message, Counterexample path) implements Outcome {
    @Override
    public String toString() {
      return "error: " + message;
    }
  }

  /**
   * The search did not see all states.
   *
   * @param reason one line
   */
  record Stopped(String reason) implements Outcome {
    @Override
    public String toString() {
      return "stopped: " + reason;
    }
  }
}
