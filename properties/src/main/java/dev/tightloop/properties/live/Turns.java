package dev.tightloop.properties.live;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * How the actors of a schedule take turns.
 *
 * @param steps of all
 * @param switches steps whose actor is not that of the step before
 * @param preemptions switches away from an actor that could have gone on
 * @param identity a hash of the steps: different schedules have different ones, but for bad luck
 */
public record Turns(int steps, int switches, int preemptions, long identity) {

  /**
   * Takes the schedule's first steps.
   *
   * @param count how many
   */
  public static Turns of(Machine machine, Actors actors, int initial, int[] steps, int count) {
    int[] enabled = new int[machine.mostSteps()];
    machine.begin(initial);
    int switches = 0;
    int preemptions = 0;
    long identity = SplitMix64.mix(initial);
    for (int i = 0; i < count; i++) {
      int before = i == 0 ? actors.of(steps[0]) : actors.of(steps[i - 1]);
      if (actors.of(steps[i]) != before) {
        switches++;
        int choices = machine.enabled(enabled);
        if (Arrays.stream(enabled, 0, choices).anyMatch(step -> actors.of(step) == before)) {
          preemptions++;
        }
      }
      machine.take(steps[i]);
      identity = SplitMix64.mix(identity ^ steps[i]);
    }
    return new Turns(count, switches, preemptions, identity);
  }
}
