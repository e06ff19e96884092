package dev.tightloop.properties.live;

import dev.tightloop.properties.fuzz.Subject;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * Takes the steps of a live run once more in one thread, and demands that all is as it was: each
 * step enabled, each state the same, nothing violated but what was found, and that at the end.
 */
public final class LiveReplay {

  private final Machine machine;
  private final int[] enabled;

  private LiveReplay(Machine machine) {
    this.machine = machine;
    enabled = new int[machine.mostSteps()];
  }

  /**
   * Replays a run.
   *
   * @return how its actors took turns
   * @throws IllegalStateException if anything is not as it was
   */
  public static Turns of(Subject subject, Actors actors, LiveResult result) {
    LiveReplay replay = new LiveReplay(subject.machine());
    String expected =
        result.found().map(found -> found.evaluable() ? found.property() : null).orElse(null);
    String violated = replay.replay(result);
    if (violated != null ? !violated.equals(expected) : expected != null) {
      throw new IllegalStateException(
          "the run violated %s, its replay %s".formatted(expected, violated));
    }
    return Turns.of(
        subject.machine(), actors, result.initial(), result.steps(), result.steps().length);
  }

  /** What the last state violates, or that there is none after it; null for nothing. */
  private String replay(LiveResult result) {
    machine.begin(result.initial());
    String violated = machine.violated();
    int[] steps = result.steps();
    for (int i = 0; i < steps.length; i++) {
      demand(violated == null, i, steps[i], "comes after " + violated + " is violated");
      int count = machine.enabled(enabled);
      int step = steps[i];
      demand(
          Arrays.stream(enabled, 0, count).anyMatch(each -> each == step), i, step, "is disabled");
      machine.take(step);
      demand(machine.fingerprint() == result.fingerprints()[i], i, step, "leads to another state");
      violated = machine.violated();
    }
    boolean unevaluable = result.found().isPresent() && !result.found().get().evaluable();
    if (violated == null && !unevaluable && machine.enabled(enabled) == 0) {
      violated = machine.stuck();
    }
    return violated;
  }

  private void demand(boolean holds, int index, int step, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(
          "step %,d of the live run, %s, %s".formatted(index, machine.label(step), otherwise));
    }
  }
}
