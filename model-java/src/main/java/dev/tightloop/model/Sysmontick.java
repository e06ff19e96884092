package dev.tightloop.model;

/** Whether sysmontick.schedtick equals schedtick; asked only if {@link Fault#retakeAsksOnce}. */
public enum Sysmontick {
  differs,
  equal,
  asked;

  private static final Sysmontick[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes; null below 0. */
  public static Sysmontick of(int ordinal) {
    return ordinal < 0 ? null : VALUES[ordinal];
  }
}
