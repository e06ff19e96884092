package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * An actor goes on as long as it can, but for c times at most: then, at steps drawn at random,
 * another one goes on that is drawn at random. How many times, from 0 to c, is drawn as well.
 *
 * <p>Madanlal Musuvathi, Shaz Qadeer: "Iterative Context Bounding for Systematic Testing of
 * Multithreaded Programs", PLDI 2007. Most races need few preemptions, and schedules with few are
 * few: polynomially many in the length, where all are exponentially many.
 *
 * <p>Guarantee: no more than c preemptions; a switch is one if the actor that took the last step
 * has another and is not busy waiting. Of n actors and schedules of k steps, one with c preemptions
 * whose actors block b times has a probability of at least 1/((c + 1) k<sup>c</sup>
 * n<sup>c+b+1</sup>).
 *
 * <p>Deviations: the paper enumerates all schedules with 0, 1, 2, ... preemptions; here they are
 * sampled. Where the paper's actors yield, these are seen to be back in a state that they were in
 * since they began to run alone ({@link Recurrence}). Leaving one there is free: without the steps
 * of its way round, the schedule leads to the same state. k is the length of the longest of some
 * random walks ({@link Profile}). Among an actor's own enabled steps, any is as likely.
 */
public final class BoundedPreemptions implements Strategy {

  private static final int NOBODY = -1;

  private final Profile profile;
  private final ByActor byActor;
  private final Recurrence recurrence;

  /** After how many steps there is a preemption, as soon as another actor can go on. */
  private final int[] places;

  private SplitMix64 random;
  private int last;
  private int taken;
  private int preemptions;
  private int due;

  /**
   * A strategy.
   *
   * @param bound c, the most preemptions in a schedule
   */
  public BoundedPreemptions(Machine machine, int bound) {
    if (bound < 0) {
      throw new IllegalArgumentException("bound " + bound);
    }
    profile = new Profile(machine);
    byActor = new ByActor(machine);
    recurrence = new Recurrence(machine);
    places = new int[bound];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    int longest = profile.longest(length);
    preemptions = random.below(places.length + 1);
    for (int i = 0; i < preemptions; i++) {
      places[i] = 1 + random.below(longest);
    }
    recurrence.begin();
    last = NOBODY;
    taken = 0;
    due = 0;
  }

  @Override
  public int choose(int[] enabled, int count) {
    for (int i = 0; i < preemptions; i++) {
      if (places[i] == taken) {
        due++;
      }
    }
    boolean waits = recurrence.cameBack(last);
    byActor.of(enabled, count);
    int goesOn = byActor.place(last);
    if (goesOn < 0) {
      goesOn = random.below(byActor.size());
    } else if (byActor.size() > 1 && (waits || due > 0)) {
      due -= waits ? 0 : 1;
      int other = random.below(byActor.size() - 1);
      goesOn = other < goesOn ? other : other + 1;
    }
    last = byActor.actor(goesOn);
    taken++;
    return byActor.anyStep(goesOn, random);
  }
}
