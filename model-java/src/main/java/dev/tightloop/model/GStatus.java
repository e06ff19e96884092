package dev.tightloop.model;

/** The status of a goroutine without the bit _Gscan, as {@code spec/Runtime.tla GType}. */
public enum GStatus {
  Runnable,
  Running,
  Syscall,
  Waiting,
  Dead,
  Copystack,
  Preempted;

  private static final GStatus[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes; null below 0. */
  public static GStatus of(int ordinal) {
    return ordinal < 0 ? null : VALUES[ordinal];
  }
}
