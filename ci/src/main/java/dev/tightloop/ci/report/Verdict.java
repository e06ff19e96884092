package dev.tightloop.ci.report;

/** What became of one thing that was checked. */
public enum Verdict {
  /** As it should be: nothing violated, or the violation that was asked for was found. */
  OK("ok"),

  /** A property does not hold; the row names it. */
  VIOLATED("VIOLATED"),

  /** Not checked, because something is not on this machine; the row says what. */
  SKIPPED("skipped"),

  /** Not all of it could be done, within the budget or at all. */
  INCONCLUSIVE("inconclusive"),

  /**
   * The check itself did not work out: a violation that must be found was not, a file is broken.
   */
  FAILED("FAILED");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As tables and JSON have it. */
  public String word() {
    return word;
  }

  /** Whether the whole run must end red. */
  public boolean red() {
    return this == VIOLATED || this == FAILED;
  }
}
