package dev.tightloop.properties.history;

/**
 * What shows a bug and its absence, where that is not a fault with the number in {@code
 * spec/Faults.tla} or at the register level.
 */
public sealed interface Shown {

  /**
   * Two configurations.
   *
   * @param bug violates what it expects to violate
   * @param mended has no violation
   */
  record Pair(String bug, String mended) implements Shown {}

  /**
   * One configuration and the same with another value for a constant.
   *
   * @param bug violates what it expects to violate
   * @param constant of the configuration
   * @param mended a value of it with which nothing is violated
   */
  record Changed(String bug, String constant, Object mended) implements Shown {}

  /**
   * Not a bug: what the reporter saw is allowed, and where it happens nothing is violated.
   *
   * @param configuration that has it
   */
  record Allowed(String configuration) implements Shown {}
}
