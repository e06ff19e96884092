package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * Goes towards the nearest step that no schedule of the block has taken yet.
 *
 * <p>For each step from each state, where states are told apart by {@link Machine#abstraction}, it
 * keeps how far the next untaken step is at least: 0 if this one is untaken, else one more than the
 * least from where it led. It takes a step with the least number, at random among equals. The
 * number of a step is put right when the step has led somewhere, and once more, from the last step
 * to the first, when the schedule has ended. A step that leads nowhere else is put aside for good.
 *
 * <p>That is learning real-time A* (R. Korf: "Real-time heuristic search", Artificial Intelligence
 * 42, 1990) with the untaken steps as goals. As a strategy for schedules it is a relative of what
 * S. Mukherjee, P. Deligiannis, A. Biswas and A. Lal do in "Learning-based controlled concurrency
 * testing" (OOPSLA 2020), with distances in the place of rewards, and no random walk.
 *
 * <p>Guarantee: none; but a small graph of abstract states is soon walked through, even where it is
 * a long way with one right step in each state. Deviations: numbers end at {@link #FAR}; different
 * steps may share a number, in a table of fixed size.
 */
public final class Frontier implements Strategy {

  /** Schedules that one learns from the other: fewer than would fill the table. */
  private static final int BLOCK = 256;

  private static final int TABLE_BITS = 20;

  private static final byte FAR = Byte.MAX_VALUE;

  private final Machine machine;
  private final byte[] distances = new byte[1 << TABLE_BITS];

  /** The schedule's: of each step the number taken, and where those enabled with it end. */
  private int[] taken = {};

  private int[] ends = {};
  private int[] slots;
  private int at;
  private long here;
  private SplitMix64 random;

  public Frontier(Machine machine) {
    this.machine = machine;
    slots = new int[machine.mostSteps()];
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    if (number % BLOCK == 0) {
      Arrays.fill(distances, (byte) 0);
    }
    if (taken.length < length) {
      taken = new int[length];
      ends = new int[length + 1];
    }
    at = 0;
  }

  @Override
  public int choose(int[] enabled, int count) {
    int from = ends[at];
    if (from + count > slots.length) {
      slots = Arrays.copyOf(slots, 2 * (from + count));
    }
    long was = here;
    here = machine.abstraction();
    int chosen = 0;
    int least = Integer.MAX_VALUE;
    int equals = 0;
    for (int i = 0; i < count; i++) {
      int slot = slot(enabled[i]);
      slots[from + i] = slot;
      int distance = distances[slot];
      if (distance < least) {
        least = distance;
        equals = 0;
      }
      if (distance == least && random.below(++equals) == 0) {
        chosen = i;
      }
    }
    if (at > 0) {
      distances[taken[at - 1]] = was == here ? FAR : further(least);
    }
    taken[at++] = slots[from + chosen];
    ends[at] = from + count;
    return chosen;
  }

  private int slot(int step) {
    return (int) (Coverage.edge(here, step) >>> Long.SIZE - TABLE_BITS);
  }

  private static byte further(int distance) {
    return (byte) Math.min(FAR, distance + 1);
  }

  @Override
  public void end() {
    for (int i = at - 2; i >= 0; i--) {
      if (distances[taken[i]] != FAR) {
        int least = FAR;
        for (int j = ends[i + 1]; j < ends[i + 2]; j++) {
          least = Math.min(least, distances[slots[j]]);
        }
        distances[taken[i]] = further(least);
      }
    }
  }
}
