package dev.tightloop.ci.part;

import java.time.Duration;

/** Time since its making. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  /** The time until now. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
