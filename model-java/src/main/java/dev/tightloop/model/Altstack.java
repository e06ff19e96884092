package dev.tightloop.model;

/** The alternate signal stack of a thread. */
public enum Altstack {
  none,
  gsignal,
  C;

  private static final Altstack[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes; null below 0. */
  public static Altstack of(int ordinal) {
    return ordinal < 0 ? null : VALUES[ordinal];
  }
}
