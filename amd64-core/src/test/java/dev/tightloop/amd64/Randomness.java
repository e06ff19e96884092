package dev.tightloop.amd64;

/** Where generated cases take their choices from. All zeros makes the plainest case. */
abstract class Randomness {
  abstract long next();

  /** 0 to {@code bound} - 1. */
  final int below(int bound) {
    return (int) ((next() >>> 33) * bound >>> 31);
  }

  /** True in {@code percent} of a hundred cases, never for the plainest. */
  final boolean percent(int percent) {
    return below(100) >= 100 - percent;
  }
}
