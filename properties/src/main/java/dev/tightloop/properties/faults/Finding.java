package dev.tightloop.properties.faults;

/** What became of the search of one finder for one fault. */
public sealed interface Finding {

  /**
   * The property that must catch the fault does.
   *
   * @param searched states or schedules until then; 0 if it was another finder's counterexample
   * @param length steps of the counterexample
   */
  record Found(long searched, int length) implements Finding {}

  /**
   * Nothing was found.
   *
   * @param searched states or schedules
   */
  record Missed(long searched) implements Finding {}

  /**
   * Something else was found, or not as it must be.
   *
   * @param what one line
   */
  record Wrong(String what) implements Finding {}

  /**
   * The fault cannot be seen there.
   *
   * @param why a few words
   */
  record CannotSee(String why) implements Finding {}
}
