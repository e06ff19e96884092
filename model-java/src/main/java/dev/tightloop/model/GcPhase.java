package dev.tightloop.model;

/** What the collector does, as {@code spec/Runtime.tla HeapType}. */
public enum GcPhase {
  off,
  mark,
  done;

  private static final GcPhase[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static GcPhase of(int ordinal) {
    return VALUES[ordinal];
  }
}
