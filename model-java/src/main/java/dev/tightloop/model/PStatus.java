package dev.tightloop.model;

/** The status of a P, as {@code spec/Runtime.tla PType}. */
public enum PStatus {
  Idle,
  Running,
  Syscall,
  Gcstop;

  private static final PStatus[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes; null below 0. */
  public static PStatus of(int ordinal) {
    return ordinal < 0 ? null : VALUES[ordinal];
  }
}
