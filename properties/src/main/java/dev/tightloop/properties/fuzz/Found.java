package dev.tightloop.properties.fuzz;

import java.util.List;

/**
 * What a schedule violates.
 *
 * @param property the invariant, property, or {@link
 *     dev.tightloop.properties.explore.Checks#DEADLOCK}
 * @param schedule its number, from 0
 * @param initial which of the initial states it begins in, from 0
 * @param steps as TLC labels the edges, to the violation
 * @param cycle the steps that then follow again and again; empty but for a temporal property, and
 *     for one that is violated because nothing happens any more
 * @param evaluable whether the specification can be evaluated there; if not, the property is what
 *     the model says
 */
public record Found(
    String property,
    long schedule,
    int initial,
    List<String> steps,
    List<String> cycle,
    boolean evaluable) {

  public Found {
    steps = List.copyOf(steps);
    cycle = List.copyOf(cycle);
  }

  /** Steps of the schedule. */
  public int length() {
    return steps.size() + cycle.size();
  }
}
