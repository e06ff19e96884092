package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.shrink.Simplicity;
import java.util.OptionalInt;

/**
 * One schedule that was found and shrunk.
 *
 * @param fault that was seeded
 * @param violates what
 * @param strategy that has found it
 * @param optimum the shortest counterexample, once round if it is a lasso
 * @param found as it was found
 * @param deltaDebugging the steps that are left by it; empty for a lasso
 * @param onlyGoesOn the steps that are left if the machine can only go on; empty for a lasso
 * @param shrunk what is left
 * @param simplest whether nothing simpler can be
 * @param effort steps that were taken to shrink
 * @param milliseconds that this took
 */
record Sample(
    String fault,
    String violates,
    String strategy,
    Simplicity optimum,
    Simplicity found,
    OptionalInt deltaDebugging,
    OptionalInt onlyGoesOn,
    Simplicity shrunk,
    boolean simplest,
    long effort,
    long milliseconds) {

  double ratio(int steps) {
    return steps / (double) optimum.steps();
  }
}
