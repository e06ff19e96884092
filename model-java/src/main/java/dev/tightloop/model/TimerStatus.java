package dev.tightloop.model;

/** The status of a timer, as {@code spec/Runtime.tla TimerType}. */
public enum TimerStatus {
  NoStatus,
  Waiting,
  Modifying;

  private static final TimerStatus[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static TimerStatus of(int ordinal) {
    return VALUES[ordinal];
  }
}
