package dev.tightloop.amd64;

/**
 * What an instruction does with one element. It raises exceptions in the environment and changes
 * nothing else.
 */
@FunctionalInterface
interface FloatFunction {
  /**
   * @param to the destination's element before
   * @return the destination's element after
   */
  long apply(FloatFormat format, FloatEnvironment environment, long to, long from);
}
