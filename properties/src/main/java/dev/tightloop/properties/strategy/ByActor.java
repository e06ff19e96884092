package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/** The enabled steps, actor by actor: a machine lists those of an actor one after the other. */
final class ByActor {

  private final Machine machine;
  private final int[] actors;
  private final int[] from;
  private int size;

  ByActor(Machine machine) {
    this.machine = machine;
    actors = new int[machine.actors()];
    from = new int[machine.actors() + 1];
  }

  /** From now on, about these. */
  void of(int[] enabled, int count) {
    size = 0;
    for (int i = 0; i < count; i++) {
      int actor = machine.actorOf(enabled[i]);
      if (size == 0 || actor != actors[size - 1]) {
        actors[size] = actor;
        from[size++] = i;
      }
    }
    from[size] = count;
  }

  /** How many actors have an enabled step. */
  int size() {
    return size;
  }

  /** The one at a place, from 0. */
  int actor(int place) {
    return actors[place];
  }

  /** The place of an actor, -1 if none of its steps is enabled. */
  int place(int actor) {
    for (int place = 0; place < size; place++) {
      if (actors[place] == actor) {
        return place;
      }
    }
    return -1;
  }

  /** The index of one of its enabled steps, each as likely as any other. */
  int anyStep(int place, SplitMix64 random) {
    int steps = from[place + 1] - from[place];
    return steps == 1 ? from[place] : from[place] + random.below(steps);
  }

  /**
   * A place, as likely as its actor's weight says; if all are 0, any.
   *
   * @param least what a weight below it counts as
   */
  int weighed(int[] weights, int least, SplitMix64 random) {
    int all = 0;
    for (int place = 0; place < size; place++) {
      all += Math.max(least, weights[actors[place]]);
    }
    if (all == 0) {
      return random.below(size);
    }
    int drawn = random.below(all);
    int place = -1;
    while (drawn >= 0) {
      drawn -= Math.max(least, weights[actors[++place]]);
    }
    return place;
  }
}
