package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;

/**
 * Chooses the steps of schedules. One object serves one {@link Player}: it may keep what it needs,
 * but what it chooses in a schedule depends on what {@link #begin} gave it and on the steps since
 * then alone.
 */
public interface Strategy {

  /**
   * A new schedule begins.
   *
   * @param random of this schedule; it is the strategy's from now on
   * @param length the most steps that the schedule will have
   */
  void begin(SplitMix64 random, int length);

  /**
   * Chooses one of the steps that are enabled in the model's working state; allocates nothing.
   *
   * @param enabled the steps, by thread and then in the order of {@link dev.tightloop.model.Action}
   * @param count how many there are, at least one
   * @return the index of the one to take
   */
  int choose(int[] enabled, int count);

  /** How a player gets its own. */
  @FunctionalInterface
  interface Maker {
    Strategy of(Model model);
  }
}
