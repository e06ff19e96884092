package dev.tightloop.benchmarks.strategies;

/** A file has something else than samples; one line. */
final class UnfitSamples extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfitSamples(String message) {
    super(message);
  }
}
