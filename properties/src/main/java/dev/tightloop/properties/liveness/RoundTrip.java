package dev.tightloop.properties.liveness;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the same steps can be taken from a state again and again so that what is waited for never
 * happens: they lead back to the state, Q does not hold on the way, and it is fair. For all
 * instances of a property at once, at most {@link Long#SIZE}.
 */
public final class RoundTrip {

  private final Model model;
  private final State s;
  private final List<LeadsTo> instances;
  private final Fairness fairness;
  private final byte[] start;
  private final byte[] here;
  private final int[] enabled;

  private long somewhere;
  private long everywhere;
  private long taken;

  /** Of a model, whose working state is asked about and is as before after each question. */
  public RoundTrip(Model model, List<LeadsTo> instances) {
    this.model = model;
    this.instances = List.copyOf(instances);
    s = model.state();
    fairness = Fairness.of(model.configuration());
    start = new byte[s.size()];
    here = new byte[s.size()];
    enabled = new int[model.mostSteps()];
  }

  /**
   * What is waited for in vain if these steps are taken from the working state for ever; if there
   * are none, if nothing is demanded there.
   *
   * @param waiting the instances that are waited for, bit by bit
   * @param first the number of the step that is taken first; after the last, the others follow
   * @return those of the instances; 0 if the steps do not lead back, or are not fair
   */
  public long inVain(long waiting, List<Integer> steps, int first) {
    s.copyTo(start);
    long left = comesBack(waiting, steps, first);
    boolean fair = left != 0 && isFair(steps, first);
    s.copyFrom(start);
    return fair ? left : 0;
  }

  private long comesBack(long waiting, List<Integer> steps, int first) {
    long left = waiting;
    for (int i = 0; i < steps.size() && left != 0; i++) {
      if (!model.take(steps.get((first + i) % steps.size()))) {
        return 0;
      }
      left = stillWaiting(left);
    }
    s.copyTo(here);
    return Arrays.equals(here, start) ? left : 0;
  }

  /** Those of the instances whose Q does not hold in the working state. */
  public long stillWaiting(long waiting) {
    long left = waiting;
    for (long rest = waiting; rest != 0; rest &= rest - 1) {
      if (instances.get(Long.numberOfTrailingZeros(rest)).q().holds(s)) {
        left &= ~Long.lowestOneBit(rest);
      }
    }
    return left;
  }

  /** The instances whose P holds in the working state, and not their Q. */
  public long begins() {
    long begin = 0;
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).p().holds(s)) {
        begin |= 1L << i;
      }
    }
    return stillWaiting(begin);
  }

  private boolean isFair(List<Integer> steps, int first) {
    somewhere = 0;
    everywhere = -1;
    taken = 0;
    s.copyFrom(start);
    if (steps.isEmpty()) {
      look(0);
    }
    for (int i = 0; i < steps.size(); i++) {
      s.copyTo(here);
      int step = steps.get((first + i) % steps.size());
      model.apply(step);
      long next = s.fingerprint();
      s.copyFrom(here);
      look(next);
      model.apply(step);
    }
    return fairness.demands().missing(somewhere, everywhere, taken) == 0;
  }

  /** The classes of the steps from the working state to another, and of those that lead there. */
  private void look(long next) {
    long classes = 0;
    s.copyTo(here);
    long fingerprint = s.fingerprint();
    int count = model.enabled(enabled);
    for (int i = 0; i < count; i++) {
      model.apply(enabled[i]);
      long to = s.fingerprint();
      s.copyFrom(here);
      if (to != fingerprint) {
        classes |= fairness.classes(enabled[i]);
        taken |= to == next ? fairness.classes(enabled[i]) : 0;
      }
    }
    somewhere |= classes;
    everywhere &= classes;
  }

  /**
   * The behaviour that begins with some steps and then goes round, replayed and judged anew.
   *
   * @throws NoCounterexample if it is none to any of the instances
   */
  public Counterexample judged(int initial, List<Integer> stem, List<Integer> cycle) {
    long[] fingerprints = new long[1 + stem.size() + cycle.size()];
    s.copyFrom(model.initialStates().get(initial).encoded());
    fingerprints[0] = s.fingerprint();
    int at = 1;
    for (List<Integer> part : List.of(stem, cycle)) {
      for (int step : part) {
        model.apply(step);
        fingerprints[at++] = s.fingerprint();
      }
    }
    return LassoJudge.judged(model.configuration(), instances, fingerprints, stem.size());
  }
}
