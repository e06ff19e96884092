package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, up to the first schedule that violates something, that one included.
 *
 * @param schedules how many were played
 * @param steps taken in them
 * @param evaluations how often each property was asked, and how often it said something
 * @param found the violation, if there was one
 */
public record FuzzResult(
    long schedules, long steps, List<Evaluations> evaluations, Optional<Found> found) {

  public FuzzResult {
    evaluations = List.copyOf(evaluations);
  }

  static final FuzzResult NOTHING = new FuzzResult(0, 0, List.of(), Optional.empty());

  /** Both, one after the other. */
  FuzzResult plus(FuzzResult later) {
    return new FuzzResult(
        schedules + later.schedules,
        steps + later.steps,
        Evaluations.sum(evaluations, later.evaluations),
        found.or(later::found));
  }

  /** The properties that never said anything. */
  public List<String> vacuous() {
    return evaluations.stream().filter(Evaluations::vacuous).map(Evaluations::property).toList();
  }
}
