package dev.tightloop.benchmarks.explorer;

/** The two sides did not do the same, so that their times cannot be compared; one line. */
public final class UnfitComparison extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnfitComparison(String message) {
    super(message);
  }
}
