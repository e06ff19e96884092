package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;
import java.util.Optional;

/**
 * What choices came to on a machine.
 *
 * @param choices those that were made, each less than the number of what could be chosen
 * @param ids the steps, as the machine numbers them
 * @param steps the same for people
 * @param violates the invariant that the last step, or the initial state, violates
 * @param evaluations what was asked on the way
 */
record Played(
    Choices choices,
    List<Integer> ids,
    List<TakenStep> steps,
    Optional<String> violates,
    List<Evaluations> evaluations) {

  Played {
    ids = List.copyOf(ids);
    steps = List.copyOf(steps);
    evaluations = List.copyOf(evaluations);
  }
}
