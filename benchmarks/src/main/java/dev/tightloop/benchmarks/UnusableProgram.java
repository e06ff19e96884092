package dev.tightloop.benchmarks;

/** A program that cannot be measured; the message is one line. */
public final class UnusableProgram extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnusableProgram(String message) {
    super(message);
  }
}
