package dev.tightloop.properties.liveness;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.TemporalProperty;
import java.util.List;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param states distinct states that were found
 * @param edges between different states, each once
 * @param depth as TLC counts it
 * @param whole whether these are all states; if not, memory was spent
 * @param properties one after the other
 */
public record LivenessResult(
    long states, long edges, int depth, boolean whole, List<Judged> properties) {

  /** What was found of a property. */
  public enum Verdict {
    HOLDS,
    VIOLATED,
    /** Not violated where the search has been. */
    OPEN
  }

  /**
   * A property.
   *
   * @param counterexample if it is violated
   * @param evaluations of {@code P ~> Q}, in how many states P holds, of each goroutine, thread or
   *     processor that it speaks of, and in how many of them Q does not
   */
  public record Judged(
      TemporalProperty property,
      Verdict verdict,
      Optional<Counterexample> counterexample,
      Evaluations evaluations) {}

  public LivenessResult {
    properties = List.copyOf(properties);
  }

  /** The first property that is violated. */
  public Optional<Judged> violated() {
    return properties.stream().filter(judged -> judged.verdict() == Verdict.VIOLATED).findFirst();
  }
}
