package dev.tightloop.properties.liveness;

/** A lasso violates nothing, or is no fair behaviour; the message says so in one line. */
public final class NoCounterexample extends IllegalStateException {

  private static final long serialVersionUID = 1;

  NoCounterexample(String message) {
    super(message);
  }
}
