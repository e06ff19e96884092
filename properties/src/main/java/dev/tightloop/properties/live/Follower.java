package dev.tightloop.properties.live;

import dev.tightloop.properties.schedule.Machine;
import java.util.function.BooleanSupplier;

/**
 * Takes the steps of a live run once more, in one thread, while it goes on or afterwards, and
 * compares the states: that they are the same shows that every step was atomic, and that nothing
 * but steps changed the state. It misses no state, however fast the run is.
 */
public final class Follower {

  private final Machine machine;
  private final LiveRun run;
  private final int[] enabled;
  private int followed;
  private Taken last;

  /**
   * @param machine of the same kind as the run's, and used by nobody else
   */
  public Follower(Machine machine, LiveRun run) {
    this.machine = machine;
    this.run = run;
    enabled = new int[machine.mostSteps()];
    machine.begin(run.initial());
  }

  /** The steps that it has taken. */
  public int followed() {
    return followed;
  }

  /**
   * Follows the run to the first state, from the one that it is in, that is as asked, or to the
   * last that there is now.
   *
   * @param asked of the machine's state
   * @return whether it is in such a state
   * @throws IllegalStateException if the machine does not do as the run did
   */
  public boolean meets(BooleanSupplier asked) {
    if (asked.getAsBoolean()) {
      return true;
    }
    for (Taken taken : ahead()) {
      follow(taken);
      if (asked.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** Follows the run to the last state that there is now. */
  public void catchUp() {
    meets(() -> false);
  }

  /** The steps that were taken since, from the first. */
  private Taken[] ahead() {
    Taken newest = run.last();
    int count = newest == null ? 0 : newest.index() + 1 - followed;
    Taken[] ahead = new Taken[count];
    for (Taken taken = newest; taken != last; taken = taken.before()) {
      ahead[taken.index() - followed] = taken;
    }
    return ahead;
  }

  private void follow(Taken taken) {
    int count = machine.enabled(enabled);
    int step = taken.step();
    boolean isEnabled = false;
    for (int i = 0; i < count && !isEnabled; i++) {
      isEnabled = enabled[i] == step;
    }
    if (!isEnabled) {
      throw diverged(taken, "cannot be taken");
    }
    machine.take(step);
    if (machine.fingerprint() != taken.fingerprint()) {
      throw diverged(taken, "leads to another state");
    }
    followed++;
    last = taken;
  }

  private IllegalStateException diverged(Taken taken, String how) {
    return new IllegalStateException(
        "step %,d, %s, %s".formatted(taken.index(), machine.label(taken.step()), how));
  }
}
