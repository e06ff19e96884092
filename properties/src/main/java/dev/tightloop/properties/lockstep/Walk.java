package dev.tightloop.properties.lockstep;

/** In which states the sides are compared. */
interface Walk {

  /**
   * Compares.
   *
   * @throws Parting where the sides differ
   */
  void walk();

  /** How many states were found. */
  long states();

  Tally tally();

  /** Whether these are all. */
  boolean isComplete();
}
