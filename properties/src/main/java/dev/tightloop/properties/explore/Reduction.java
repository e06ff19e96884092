package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;

/**
 * A way to explore fewer states with the same verdict on invariants; one object serves one worker.
 *
 * <p>The search has no cycle proviso of its own: whether a state was seen before depends on the
 * order in which threads come by. A reduction that leaves out steps sees to it by itself that every
 * cycle of the machine has a state of which it leaves out none.
 */
public interface Reduction {

  /** How a worker gets its own. */
  @FunctionalInterface
  interface Maker {
    Reduction of(Model model);
  }

  /** Explores all states. */
  Maker NONE = model -> null;

  /**
   * Chooses steps that are enough in this state.
   *
   * @param steps receives them, at least one of them enabled
   * @return how many they are; 0 if all steps are needed
   */
  int ample(State s, int[] steps);

  /** Replaces a state by the one that stands for all those that are symmetric to it. */
  void canonical(State s);
}
