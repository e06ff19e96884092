package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;

/**
 * What makes a schedule hard to read.
 *
 * @param preemptions switches away from an actor that could have gone on
 * @param switches steps whose actor is not that of the step before
 * @param steps all of them
 */
public record Simplicity(int preemptions, int switches, int steps) {

  static final int NOBODY = -1;

  /**
   * Measures a schedule that can be taken.
   *
   * @param machine is played
   */
  public static Simplicity of(Machine machine, FailingSchedule schedule) {
    int[] enabled = new int[machine.mostSteps()];
    int preemptions = 0;
    int switches = 0;
    int last = NOBODY;
    machine.begin(schedule.initial());
    for (int step : schedule.steps()) {
      int actor = machine.actorOf(step);
      if (last != NOBODY && last != actor) {
        switches++;
        if (canGoOn(machine, last, enabled, machine.enabled(enabled))) {
          preemptions++;
        }
      }
      machine.take(step);
      last = actor;
    }
    return new Simplicity(preemptions, switches, schedule.steps().size());
  }

  /** Whether one of these steps is this actor's. */
  static boolean canGoOn(Machine machine, int actor, int[] enabled, int count) {
    for (int i = 0; i < count; i++) {
      if (machine.actorOf(enabled[i]) == actor) {
        return true;
      }
    }
    return false;
  }
}
