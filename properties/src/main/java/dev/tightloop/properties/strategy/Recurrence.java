package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * Sees that an actor is busy waiting: the state is one that it was in since the actor began to run
 * alone. Whatever it can still do, it could have done from there.
 */
final class Recurrence {

  private static final int NOBODY = -1;

  /** A power of two. */
  private static final int PLACES = 1024;

  private final Machine machine;
  private final long[] states = new long[PLACES];

  /** In which run of an actor the state at a place was seen. */
  private final long[] runs = new long[PLACES];

  private long run;
  private int actor;
  private int seen;

  Recurrence(Machine machine) {
    this.machine = machine;
  }

  /** A schedule begins. */
  void begin() {
    actor = NOBODY;
  }

  /**
   * Whether the state has come back.
   *
   * @param last the actor whose step led here, -1 for none
   */
  boolean cameBack(int last) {
    if (last != actor || seen == PLACES / 2) {
      actor = last;
      run++;
      seen = 0;
    }
    if (last == NOBODY) {
      return false;
    }
    long state = machine.fingerprint();
    int place = (int) SplitMix64.mix(state) & PLACES - 1;
    while (runs[place] == run) {
      if (states[place] == state) {
        return true;
      }
      place = place + 1 & PLACES - 1;
    }
    runs[place] = run;
    states[place] = state;
    seen++;
    return false;
  }
}
