package dev.tightloop.ci;

import dev.tightloop.ci.part.Tlc;
import java.util.Locale;

/** Which configurations of the specification are checked. */
enum Suite {
  /** A minute for all together. */
  QUICK,
  /** The quick ones and those that take longer. */
  STANDARD;

  boolean includes(Tlc.Configuration configuration) {
    return includes(configuration.suite());
  }

  boolean includes(dev.tightloop.spec.Suite other) {
    return dev.tightloop.spec.Suite.valueOf(name()).includes(other);
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
