package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * POS: each enabled step has a priority, drawn at random when it becomes enabled, and the highest
 * is taken. Those that race with it ({@link Machine#races}) draw anew; all others keep theirs. A
 * random walk decides at every step anew who goes on, so that one of two racing steps comes late
 * only if it loses many times; here, it loses once, whatever happens in between that does not
 * matter to it.
 *
 * <p>Xinhao Yuan, Junfeng Yang, Ronghui Gu: "Partial Order Aware Concurrency Sampling", CAV 2018.
 *
 * <p>Guarantee: every schedule is possible. The paper proves for programs that end that the least
 * likely order of racing steps is exponentially more likely than in a random walk.
 *
 * <p>Deviations: the paper's threads have one pending event each. An actor here may have several
 * steps; those that are still enabled after another one of the same actor, such as a signal that
 * may come at any time, go on pending and keep their priorities. A step that stops being enabled
 * loses its own. Since actors loop for ever, one whose step races with nothing could wait for ever:
 * with a chance of one in {@value #AGAIN} at each step, all draw anew, which also lets races that
 * {@code races} does not know of go either way.
 */
public final class PartialOrderSampling implements Strategy {

  private static final int AGAIN = 64;

  private final Machine machine;

  /** Those that keep their priorities, in the machine's order; then the ones enabled now. */
  private final int[] pending;

  private final long[] priorities;
  private final long[] now;
  private int size;
  private SplitMix64 random;

  public PartialOrderSampling(Machine machine) {
    this.machine = machine;
    pending = new int[machine.mostSteps()];
    priorities = new long[machine.mostSteps()];
    now = new long[machine.mostSteps()];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    size = 0;
  }

  @Override
  public int choose(int[] enabled, int count) {
    int highest = 0;
    int from = 0;
    for (int i = 0; i < count; i++) {
      int place = from;
      while (place < size && pending[place] != enabled[i]) {
        place++;
      }
      if (place < size) {
        now[i] = priorities[place];
        from = place + 1;
      } else {
        now[i] = random.next();
      }
      if (now[i] > now[highest]) {
        highest = i;
      }
    }
    keep(enabled, count, enabled[highest]);
    return highest;
  }

  private void keep(int[] enabled, int count, int taken) {
    size = 0;
    if (random.below(AGAIN) == 0) {
      return;
    }
    int actor = machine.actorOf(taken);
    for (int i = 0; i < count; i++) {
      int step = enabled[i];
      if (step != taken && (machine.actorOf(step) == actor || !machine.races(taken, step))) {
        pending[size] = step;
        priorities[size++] = now[i];
      }
    }
  }
}
