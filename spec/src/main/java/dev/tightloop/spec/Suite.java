package dev.tightloop.spec;

import java.util.Locale;

/** When a configuration is checked; each suite includes the ones before it. */
public enum Suite {
  /** All of it takes about a minute. */
  QUICK,
  /** Minutes. */
  STANDARD,
  /** Hours. */
  DEEP;

  /** The name in a configuration's comment. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a run of this suite checks configurations of the other. */
  public boolean includes(Suite other) {
    return other.ordinal() <= ordinal();
  }
}
