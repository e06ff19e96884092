package dev.tightloop.properties.live;

import dev.tightloop.properties.schedule.Machine;

/** Who there is in a live run, each a thread, and who takes which step. */
public interface Actors {

  /** How many there are; they are numbered from 0. */
  int count();

  /** What the thread is called. */
  String name(int actor);

  /** Who takes the step. */
  int of(int step);

  /** Whether it happens sooner or later where it can; what nobody promises happens seldom. */
  boolean promised(int step);

  /** The machine's own, whose steps are all promised. */
  static Actors of(Machine machine) {
    return new Actors() {
      @Override
      public int count() {
        return machine.actors();
      }

      @Override
      public String name(int actor) {
        return machine.actor(actor);
      }

      @Override
      public int of(int step) {
        return machine.actorOf(step);
      }

      @Override
      public boolean promised(int step) {
        return true;
      }
    };
  }
}
