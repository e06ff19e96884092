package dev.tightloop.properties.schedule;

/** A schedule's file cannot be used; the message says in one line where, why and what to do. */
public final class BadSchedule extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param where a path in the file, or its line and column
   * @param problem what is wrong
   * @param advice what to do about it
   */
  public BadSchedule(String where, String problem, String advice) {
    super(where + ": " + problem + "; " + advice);
  }
}
