package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import java.util.List;

/**
 * A schedule that violates something, and nothing else before.
 *
 * @param initial which of the initial states it begins in, from 0
 * @param steps of a {@link Machine}, to the violation
 * @param violates an invariant's name: what {@link Machine#violated}, {@link Machine#stuck} or
 *     {@link Machine#unevaluable} says
 */
public record FailingSchedule(int initial, List<Integer> steps, String violates) {

  public FailingSchedule {
    steps = List.copyOf(steps);
  }

  /** The same violation on another way. */
  FailingSchedule with(int otherInitial, List<Integer> otherSteps) {
    return new FailingSchedule(otherInitial, otherSteps, violates);
  }
}
