package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, up to the schedule that ended it, that one included.
 *
 * @param schedules how many were played
 * @param steps taken in them
 * @param evaluations how often each property was asked, and how often it said something
 * @param violations what was violated, in the order of the schedules, one for each that violates
 *     something
 * @param figures what was seen
 */
public record FuzzResult(
    long schedules,
    long steps,
    List<Evaluations> evaluations,
    List<Found> violations,
    Figures figures) {

  public FuzzResult {
    evaluations = List.copyOf(evaluations);
    violations = List.copyOf(violations);
  }

  /** The first violation, if there was one. */
  public Optional<Found> found() {
    return violations.stream().findFirst();
  }

  /** The properties that never said anything. */
  public List<String> vacuous() {
    return evaluations.stream().filter(Evaluations::vacuous).map(Evaluations::property).toList();
  }
}
