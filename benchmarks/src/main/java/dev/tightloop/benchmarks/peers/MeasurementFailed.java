package dev.tightloop.benchmarks.peers;

/** A measurement that means nothing; the message is one line. */
final class MeasurementFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  MeasurementFailed(String message) {
    super(message);
  }
}
