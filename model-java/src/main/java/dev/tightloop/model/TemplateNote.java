package dev.tightloop.model;

/** {@code newmHandoff.haveTemplateThread}, and whether the template thread waits for its note. */
public enum TemplateNote {
  /** There is none. */
  none,
  claimed,
  waiting,
  woken;

  private static final TemplateNote[] VALUES = values();

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static TemplateNote of(int ordinal) {
    return VALUES[ordinal];
  }
}
