package dev.tightloop.properties.liveness;

/** Is told now and then how far the search is. */
@FunctionalInterface
public interface LivenessProgress {

  /** Says nothing. */
  LivenessProgress SILENT = (states, ended, edges, depth, bytes) -> {};

  /**
   * Something has been done.
   *
   * @param states found
   * @param ended of them, how many have had all their steps taken
   * @param edges between different states
   * @param depth as TLC counts it
   * @param bytes of memory that the search needs now, and to judge what it has found
   */
  void at(long states, long ended, long edges, int depth, long bytes);
}
