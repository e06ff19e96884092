package dev.tightloop.benchmarks.explorer;

/**
 * One run.
 *
 * @param distinct states
 * @param wall nanoseconds of the whole process
 * @param search nanoseconds from the first state to the verdict
 */
record Timed(long distinct, long wall, long search) {

  double perWall() {
    return distinct * 1e9 / wall;
  }

  double perSearch() {
    return distinct * 1e9 / search;
  }
}
