package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.schedule.Machine;

/** What is fuzzed: each player has a machine of its own. */
@FunctionalInterface
public interface Subject {

  /** A new machine. */
  Machine machine();

  /**
   * What follows the strategy's part of schedules.
   *
   * @param machine that {@link #machine} has made
   * @param length the most steps of a schedule
   * @return null if nothing does
   */
  default Ending ending(Machine machine, int length) {
    return null;
  }
}
