package dev.tightloop.properties.live;

import java.util.Arrays;

/** The state at one time, and how it came to be; never changes. */
final class Instant {

  private final Taken last;
  private final byte[] state;

  /**
   * @param last null if the run begins here
   * @param state the machine's, encoded
   */
  Instant(Taken last, byte[] state) {
    this.last = last;
    this.state = state;
  }

  /** Null if the run begins here. */
  Taken last() {
    return last;
  }

  byte[] state() {
    return state;
  }

  /** How many steps led here. */
  int steps() {
    return last == null ? 0 : last.index() + 1;
  }

  /** The instant after a step. */
  Instant then(int step, long fingerprint, byte[] next) {
    return new Instant(new Taken(last, steps(), step, fingerprint), next);
  }

  boolean hasStateOf(Instant other) {
    return Arrays.equals(state, other.state);
  }
}
