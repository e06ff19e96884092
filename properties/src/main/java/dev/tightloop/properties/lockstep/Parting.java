package dev.tightloop.properties.lockstep;

import java.util.List;

/** Ends a walk: the sides differ. */
final class Parting extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Difference difference;

  Parting(String headline, List<String> details, String state) {
    this(new Difference(headline, details, List.of(), state));
  }

  Parting(Difference difference) {
    super(difference.headline());
    this.difference = difference;
  }

  Difference difference() {
    return difference;
  }
}
