package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * URW: a random walk in which an actor is as likely as it has events left. A walk that does not
 * look ahead favours schedules in which a short actor is done early: of an actor with one step
 * beside one with 25, the last place is hit once in 2<sup>25</sup> walks, though it is one of 26.
 * Weighed by what is left, each choice has the share of schedules that begin with it.
 *
 * <p>Huan Zhao, Dylan Wolff, Umang Mathur, Abhik Roychoudhury: "Selectively Uniform Concurrency
 * Testing", ASPLOS 2025, Algorithm 1.
 *
 * <p>Guarantee: if every actor always has a step until it is done, one at a time, and the numbers
 * of events are right, each interleaving is as likely as any other.
 *
 * <p>Deviations: the numbers come from walks of its own ({@link Profile}), not from one run. Actors
 * that loop for ever never have less than one event left; where all do, the length of a schedule is
 * shared out as it is in the walks. Among the enabled steps of the chosen actor, any is as likely.
 */
public final class RemainingEvents implements Strategy {

  private final Profile profile;
  private final ByActor byActor;
  private final int[] events;
  private final int[] left;
  private int eventsOf;
  private SplitMix64 random;

  public RemainingEvents(Machine machine) {
    profile = new Profile(machine);
    byActor = new ByActor(machine);
    events = new int[machine.actors()];
    left = new int[machine.actors()];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    if (eventsOf != length) {
      profile.events(null, length, events);
      eventsOf = length;
    }
    System.arraycopy(events, 0, left, 0, left.length);
  }

  @Override
  public int choose(int[] enabled, int count) {
    byActor.of(enabled, count);
    int place = byActor.weighed(left, 1, random);
    left[byActor.actor(place)]--;
    return byActor.anyStep(place, random);
  }
}
