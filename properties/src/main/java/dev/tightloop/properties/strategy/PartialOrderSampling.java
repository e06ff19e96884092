package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * POS: each enabled step has a priority, drawn at random when it becomes enabled, and the highest
 * is taken. Those that race with it ({@link Machine#races}) draw anew; all others keep theirs, so
 * that the order of steps between which it does not matter is not drawn again and again.
 *
 * <p>Xinhao Yuan, Junfeng Yang, Ronghui Gu: "Partial Order Aware Concurrency Sampling", CAV 2018.
 *
 * <p>Guarantee: each order of the racing steps is possible, if what does not race by {@link
 * Machine#races} never matters.
 *
 * <p>Deviations: the paper's threads have one pending event each. The steps that an actor could
 * have taken instead draw anew, too; a step that stops being enabled loses its priority.
 */
public final class PartialOrderSampling implements Strategy {

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
    int actor = machine.actorOf(taken);
    size = 0;
    for (int i = 0; i < count; i++) {
      int step = enabled[i];
      if (machine.actorOf(step) != actor && !machine.races(taken, step)) {
        pending[size] = step;
        priorities[size++] = now[i];
      }
    }
  }
}
