package dev.tightloop.properties.fuzz;

import java.util.List;

/**
 * What a run has seen. The same for any number of threads, on any machine and JDK.
 *
 * @param states that were different
 * @param edges that were covered: different pairs of {@link
 *     dev.tightloop.properties.schedule.Machine#abstraction abstract states} that a step led
 *     between
 * @param actions that were taken, in order: the names of steps, without their parameters
 * @param lengths of the schedules
 */
public record Figures(Distinct states, Distinct edges, List<String> actions, Lengths lengths) {

  public Figures {
    actions = List.copyOf(actions);
  }
}
