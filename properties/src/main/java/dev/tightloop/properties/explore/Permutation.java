package dev.tightloop.properties.explore;

import dev.tightloop.model.Configuration;
import java.util.stream.IntStream;

/**
 * Others in the place of goroutines and threads.
 *
 * @param g the goroutine in whose place each one comes
 * @param t the same of threads
 */
record Permutation(int[] g, int[] t) {

  static Permutation identity(Configuration constants) {
    return new Permutation(
        IntStream.range(0, constants.goroutines()).toArray(),
        IntStream.range(0, constants.threads()).toArray());
  }
}
