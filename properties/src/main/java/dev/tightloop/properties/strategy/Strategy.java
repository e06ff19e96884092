package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * Chooses the steps of schedules. One object serves one player, which plays the schedules of a
 * block in order, from the first: what is chosen in a schedule depends on what {@link #begin} was
 * given for it and for those before it in its block, and on the steps since then, alone.
 */
public interface Strategy {

  /**
   * How many schedules, numbered one after the other from a multiple of it on, make a block. One,
   * if a schedule does not depend on others.
   */
  default int block() {
    return 1;
  }

  /**
   * A new schedule begins; the machine is in its initial state.
   *
   * @param random of this schedule; it is the strategy's from now on
   * @param number of the schedule, from 0; a block begins with each multiple of {@link #block}
   * @param length the most steps that the schedule will have
   */
  void begin(SplitMix64 random, long number, int length);

  /**
   * Chooses one of the steps that are enabled in the machine's state; allocates nothing.
   *
   * @param enabled the steps, by actor, in the machine's order
   * @param count how many there are, at least one
   * @return the index of the one to take
   */
  int choose(int[] enabled, int count);

  /** The schedule has ended, or somebody else chooses from here on; the machine is in its state. */
  default void end() {}

  /**
   * How a player gets its own. A strategy may take walks through the machine when it is made; the
   * machine's next {@link Machine#begin} forgets them.
   */
  @FunctionalInterface
  interface Maker {
    Strategy of(Machine machine);
  }
}
