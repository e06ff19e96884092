package dev.tightloop.properties.explore;

import dev.tightloop.properties.invariants.Evaluations;
import java.time.Duration;
import java.util.List;

/**
 * A search that has ended.
 *
 * @param generated states computed, the same one as often as it was reached
 * @param distinct states seen
 * @param depth levels seen, all of them completely unless the outcome is a violation
 * @param queue states seen whose successors were not
 * @param setBytes of the table of fingerprints
 * @param duration of the search, without the making of the counterexample
 * @param evaluations how often each invariant was asked, of states seen, and each step property, of
 *     initial states and of steps
 */
public record Exploration(
    Outcome outcome,
    long generated,
    long distinct,
    int depth,
    long queue,
    long setBytes,
    Duration duration,
    List<Evaluations> evaluations) {

  public Exploration {
    evaluations = List.copyOf(evaluations);
  }

  /** The same with another outcome. */
  Exploration with(Outcome other) {
    return new Exploration(
        other, generated, distinct, depth, queue, setBytes, duration, evaluations);
  }

  /**
   * How probable it is that two different states had the same fingerprint, so that one was left
   * out: the estimate that TLC calls optimistic.
   */
  public double collisionProbability() {
    return distinct * (double) (generated - distinct) / Math.pow(2, Long.SIZE);
  }
}
