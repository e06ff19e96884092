package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * Changes earlier schedules that have covered something new.
 *
 * <p>Covered are edges between abstract states, {@link Coverage}. A schedule that covers one that
 * no schedule of the block has covered before is kept. Most schedules begin as a kept one up to
 * where it covered an edge that has been met seldom: the best of a few that are drawn. What is
 * replayed is then changed, in one of four ways: nothing but what follows; a choice or two; two
 * stretches of different actors in the other order; or what follows is a stretch of another kept
 * schedule. A step that is not enabled where it is due is left out for one of the same actor's, and
 * if there is none, the replay is over. Then one actor may go on alone for a while, and the rest
 * goes either at {@link RandomSpeeds} or the way that has been taken least.
 *
 * <p>It is what AFL (M. Zalewski, 2013) does with inputs, with the choice of seeds of M. Böhme, V.
 * Pham and A. Roychoudhury: "Coverage-based greybox fuzzing as Markov chain" (CCS 2016); on
 * schedules see D. Wolff, Z. Shi, G. Duck, U. Mathur and A. Roychoudhury: "Greybox fuzzing for
 * concurrency testing" (ASPLOS 2024). They mutate pairs of reads and writes, which a model does not
 * have; here edges of states guide, and steps are mutated.
 *
 * <p>Guarantee: none. The table of edges has a fixed size, and edges may share a place in it.
 */
public final class CoverageGuided implements Strategy {

  /** Schedules that one learns from the other. */
  private static final int BLOCK = 256;

  private static final int TABLE_BITS = 16;

  /** Edges that are drawn to take the one that was met least. */
  private static final int DRAWN = 8;

  /** One schedule in so many is not a changed one. */
  private static final int FRESH = 8;

  /** One schedule in so many lets an actor go on alone. */
  private static final int ALONE = 3;

  private static final int LONGEST_STRETCH = 32;

  /** Among steps taken least, one in so many is any. */
  private static final int NOISE = 8;

  private enum Change {
    REST,
    CHOICES,
    SWAP,
    SPLICE
  }

  private static final Change[] CHANGES = Change.values();

  private final Machine machine;
  private final RandomSpeeds speeds;

  /** Of each edge: how often it was met or chosen, and where it was covered first. */
  private final int[] met = new int[1 << TABLE_BITS];

  private final int[] schedule = new int[1 << TABLE_BITS];
  private final int[] position = new int[1 << TABLE_BITS];
  private final int[] covered = new int[1 << TABLE_BITS];
  private int edges;

  /** Of each step from an abstract state: how often it was taken. */
  private final int[] taken = new int[1 << TABLE_BITS];

  /** The kept schedules, and one more, which is played. */
  private final int[][] kept = new int[BLOCK][];

  private final int[] lengths = new int[BLOCK];
  private int keeps;

  private SplitMix64 random;
  private int at;
  private boolean isNew;
  private long here;
  private int[] plan = {};
  private int planned;
  private int alone;
  private int actor;
  private boolean leastTaken;

  public CoverageGuided(Machine machine) {
    this.machine = machine;
    speeds = new RandomSpeeds(machine);
  }

  @Override
  public int block() {
    return BLOCK;
  }

  /** Edges that the schedules of the block have covered. */
  public int edges() {
    return edges;
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    keep();
    random = ofSchedule;
    if (number % BLOCK == 0 || plan.length < length) {
      Arrays.fill(met, 0);
      Arrays.fill(taken, 0);
      edges = 0;
      keeps = 0;
    }
    if (plan.length < length) {
      plan = new int[length];
      Arrays.setAll(kept, i -> new int[length]);
    }
    speeds.begin(random, number, length);
    at = 0;
    planned = 0;
    if (keeps > 0 && random.below(FRESH) != 0) {
      change(length);
    }
    alone = random.below(ALONE) == 0 ? 1 + random.below(LONGEST_STRETCH) : 0;
    actor = random.below(machine.actors());
    leastTaken = random.below(2) == 0;
  }

  private void change(int length) {
    int edge = seldom();
    met[edge]++;
    planned = Math.min(position[edge], length);
    System.arraycopy(kept[schedule[edge]], 0, plan, 0, planned);
    switch (CHANGES[random.below(CHANGES.length)]) {
      case REST -> {}
      case CHOICES -> changeChoices();
      case SWAP -> swap();
      case SPLICE -> splice(length);
    }
  }

  private int seldom() {
    int seldom = covered[random.below(edges)];
    for (int i = 1; i < DRAWN; i++) {
      int other = covered[random.below(edges)];
      seldom = met[other] < met[seldom] ? other : seldom;
    }
    return seldom;
  }

  /** Steps that were taken elsewhere come in their places: if not enabled there, their actors'. */
  private void changeChoices() {
    for (int left = planned == 0 ? 0 : 1 + random.below(2); left > 0; left--) {
      plan[random.below(planned)] = plan[random.below(planned)];
    }
  }

  /** Two stretches that follow on one another change places. */
  private void swap() {
    if (planned < 2) {
      return;
    }
    int middle = 1 + random.below(planned - 1);
    int from = middle - 1;
    while (from > 0 && isSameActor(from - 1, middle - 1)) {
      from--;
    }
    int to = middle + 1;
    while (to < planned && isSameActor(to, middle)) {
      to++;
    }
    reverse(from, middle);
    reverse(middle, to);
    reverse(from, to);
  }

  private boolean isSameActor(int one, int other) {
    return machine.actorOf(plan[one]) == machine.actorOf(plan[other]);
  }

  private void reverse(int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      int step = plan[i];
      plan[i] = plan[j];
      plan[j] = step;
    }
  }

  private void splice(int length) {
    int other = random.below(keeps);
    int from = random.below(lengths[other]);
    int count = Math.min(length - planned, Math.min(lengths[other] - from, LONGEST_STRETCH));
    System.arraycopy(kept[other], from, plan, planned, count);
    planned += count;
  }

  @Override
  public int choose(int[] enabled, int count) {
    see();
    int chosen = chosen(enabled, count);
    taken[slot(enabled[chosen])]++;
    kept[keeps][at++] = enabled[chosen];
    return chosen;
  }

  private void see() {
    long now = machine.abstraction();
    if (at > 0) {
      int edge = (int) (Coverage.edge(here, now) >>> Long.SIZE - TABLE_BITS);
      if (met[edge]++ == 0) {
        schedule[edge] = keeps;
        position[edge] = at;
        covered[edges++] = edge;
        isNew = true;
      }
    }
    here = now;
  }

  private int slot(int step) {
    return (int) (Coverage.edge(here, step) >>> Long.SIZE - TABLE_BITS);
  }

  private int chosen(int[] enabled, int count) {
    if (at < planned) {
      int found = planned(enabled, count);
      if (found >= 0) {
        return found;
      }
      planned = 0;
    }
    if (alone > 0) {
      alone--;
      int found = of(actor, enabled, count);
      if (found >= 0) {
        return found;
      }
    }
    return leastTaken && random.below(NOISE) != 0
        ? leastTaken(enabled, count)
        : speeds.choose(enabled, count);
  }

  private int planned(int[] enabled, int count) {
    for (int i = 0; i < count; i++) {
      if (enabled[i] == plan[at]) {
        return i;
      }
    }
    return of(machine.actorOf(plan[at]), enabled, count);
  }

  /** The first step of an actor, -1 for none. */
  private int of(int whose, int[] enabled, int count) {
    for (int i = 0; i < count; i++) {
      if (machine.actorOf(enabled[i]) == whose) {
        return i;
      }
    }
    return -1;
  }

  private int leastTaken(int[] enabled, int count) {
    int chosen = 0;
    int least = Integer.MAX_VALUE;
    int equals = 0;
    for (int i = 0; i < count; i++) {
      int times = taken[slot(enabled[i])];
      if (times < least) {
        least = times;
        equals = 0;
      }
      if (times == least && random.below(++equals) == 0) {
        chosen = i;
      }
    }
    return chosen;
  }

  @Override
  public void end() {
    see();
    keep();
  }

  private void keep() {
    if (isNew) {
      lengths[keeps++] = at;
      isNew = false;
    }
  }
}
