package dev.tightloop.benchmarks.witness;

/** The witness cannot be used; the message is one line. */
public final class WitnessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WitnessException(String message) {
    super(message);
  }
}
