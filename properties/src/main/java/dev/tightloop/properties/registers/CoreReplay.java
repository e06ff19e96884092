package dev.tightloop.properties.registers;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.guest.SpecLoop;
import java.util.List;
import java.util.Optional;

/**
 * A counterexample of the specification with the goroutines' code on the core: whether what it
 * violates shows in registers, stacks or frames, then or soon after.
 */
public final class CoreReplay {

  /** Steps after the counterexample in which what it did wrong may come to light. */
  private static final int AFTERWARDS = 400;

  /** Steps of all continuations together. */
  private static final long STEPS = 20_000;

  private CoreReplay() {}

  /**
   * The first violation that the core sees by itself; empty if it sees none, or cannot play the
   * configuration.
   *
   * @param labels the steps, as {@link dev.tightloop.model.Model#label} calls them
   * @throws IllegalStateException if state and core differ; then one of them is wrong
   */
  public static Optional<String> sees(Configuration configuration, List<String> labels) {
    if (!SpecLoop.plays(configuration)) {
      return Optional.empty();
    }
    RegisterWalkResult result =
        new RegisterWalk(configuration, 1).after(labels, AFTERWARDS).untilSeen().run(STEPS);
    if (result.contradiction().isPresent()) {
      throw new IllegalStateException(
          "state and core differ: "
              + result.contradiction().get()
              + " after "
              + result.lastSteps());
    }
    return result.seen().stream().findFirst();
  }
}
