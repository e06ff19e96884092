package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * PCT: each actor has a priority, drawn at random, and the enabled one with the highest takes every
 * step. After each of d - 1 steps, drawn at random as well, the actor that has just taken it falls
 * below all others.
 *
 * <p>Sebastian Burckhardt, Pravesh Kothari, Madanlal Musuvathi, Santosh Nagarakatte: "A Randomized
 * Scheduler with Probabilistic Guarantees of Finding Bugs", ASPLOS 2010.
 *
 * <p>Guarantee: of n actors and schedules of at most k steps, a bug of depth d, which shows
 * whenever d certain constraints on the order of steps hold, is found with a probability of at
 * least 1/(n k<sup>d-1</sup>) in each schedule, if schedules end and no state comes back in one. k
 * is the length of the longest of some random walks ({@link Profile}).
 *
 * <p>Deviations, for machines whose schedules go on until they are cut: k is then a schedule's most
 * steps divided by 1, 2, 4, 8 or 16, as drawn for each, and after k steps all is drawn anew as if
 * the schedule began there; so it is in a schedule that is longer than all of the walks, too. A bug
 * of depth d of which all happens within few steps is then far likelier. The paper's programs end;
 * here, an actor that waits by looping would keep all others from what it waits for. One that is
 * back in a state that it was in since it began to run alone ({@link Recurrence}) falls below all
 * others, as one that yields does in Coyote and Shuttle, but with a chance of one in {@value
 * #LEAVES} at each such step, so that it is left at any point of its loop. Among an actor's own
 * enabled steps, any is as likely.
 */
public final class Pct implements Strategy {

  private static final int NOBODY = -1;

  private static final int LEAVES = 8;

  /** How many lengths of a round there are. */
  private static final int SCALES = 5;

  private final int depth;
  private final Profile profile;
  private final ByActor byActor;
  private final Recurrence recurrence;

  /** By actor; no two are the same. */
  private final int[] priorities;

  /**
   * After how many steps of a round the actor that takes the last of them gets the priority i + 1.
   */
  private final int[] changes;

  private SplitMix64 random;
  private int round;
  private int last;
  private int taken;
  private int lowest;

  /**
   * A strategy.
   *
   * @param depth of the bugs that are looked for, at least 1
   */
  public Pct(Machine machine, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("depth " + depth);
    }
    this.depth = depth;
    profile = new Profile(machine);
    byActor = new ByActor(machine);
    recurrence = new Recurrence(machine);
    priorities = new int[machine.actors()];
    changes = new int[depth - 1];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    round = profile.longest(length);
    if (profile.endless()) {
      round = Math.max(1, round >> random.below(SCALES));
    }
    recurrence.begin();
    last = NOBODY;
    draw();
  }

  /** A round begins. */
  private void draw() {
    for (int actor = 0; actor < priorities.length; actor++) {
      int other = random.below(actor + 1);
      priorities[actor] = priorities[other];
      priorities[other] = depth + actor;
    }
    for (int i = 0; i < changes.length; i++) {
      changes[i] = 1 + random.below(round);
    }
    taken = 0;
    lowest = 1;
  }

  @Override
  public int choose(int[] enabled, int count) {
    if (taken == round) {
      draw();
    }
    if (recurrence.cameBack(last) && random.below(LEAVES) == 0) {
      priorities[last] = --lowest;
    }
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] == taken) {
        priorities[last] = i + 1;
      }
    }
    byActor.of(enabled, count);
    int first = 0;
    for (int place = 1; place < byActor.size(); place++) {
      if (priorities[byActor.actor(place)] > priorities[byActor.actor(first)]) {
        first = place;
      }
    }
    last = byActor.actor(first);
    taken++;
    return byActor.anyStep(first, random);
  }
}
