package dev.tightloop.ci.engine;

/** Held while TLC's evaluator is open: there can be one in a JVM, and parts run side by side. */
final class OneEvaluator {

  static final Object LOCK = new Object();

  private OneEvaluator() {}
}
