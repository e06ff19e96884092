package dev.tightloop.properties.liveness;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at a schedule of the model for a violation of temporal properties: a state that comes back,
 * without Q since then, after P held, and with everything done on the way round that fairness
 * demands; or a state without Q in which nothing is demanded at all. Then the schedule's last part
 * can go on for ever. What is found is replayed and judged anew, as a lasso of the whole graph is.
 *
 * <p>States are those of the model's working state, numbered from the schedule's first on. Only
 * from {@link #watch} on they are kept, and coming back is looked for.
 */
public final class LassoWatch {

  /** Earlier visits of a state that are tried as the beginning of a cycle. */
  private static final int VISITS = 32;

  private static final int NEVER = -1;

  private final Model model;
  private final State s;
  private final Fairness fairness;
  private final Demands demands;
  private final List<TemporalProperty> properties = new ArrayList<>();
  private final List<LeadsTo> instances = new ArrayList<>();
  private final long[] evaluated;
  private final long[] mattered;

  /** Of each instance: the first state with P since Q last held; and the last with Q. */
  private final int[] waitsFrom;

  private final int[] lastQ;

  /** Of each class: the last state that a step of it led to, that enabled one, that did not. */
  private final int[] lastTaken = new int[Long.SIZE];

  private final int[] lastEnabled = new int[Long.SIZE];
  private final int[] lastDisabled = new int[Long.SIZE];

  private final long[] fingerprints;
  private final int[] visitBefore;
  private final int[] table;
  private final byte[] here;
  private final long[] successors;
  private int now;
  private int waiting;
  private int cycleFrom;

  /**
   * Makes one.
   *
   * @param model whose working state is looked at
   * @param asked the properties
   * @param length the most steps of a schedule
   */
  public LassoWatch(Model model, List<TemporalProperty> asked, int length) {
    this.model = model;
    s = model.state();
    fairness = Fairness.of(model.configuration());
    demands = fairness.demands();
    for (TemporalProperty property : asked) {
      for (LeadsTo instance : property.instances(model.configuration())) {
        properties.add(property);
        instances.add(instance);
      }
    }
    evaluated = new long[instances.size()];
    mattered = new long[instances.size()];
    waitsFrom = new int[instances.size()];
    lastQ = new int[instances.size()];
    fingerprints = new long[length + 1];
    visitBefore = new int[length + 1];
    table = new int[Integer.highestOneBit(Math.max(length, 1)) << 2];
    here = new byte[s.size()];
    successors = new long[model.mostSteps()];
  }

  /** A schedule begins in the working state. */
  public void begin() {
    now = 0;
    Arrays.fill(waitsFrom, NEVER);
    Arrays.fill(lastQ, NEVER);
    look();
  }

  /** From the working state on, coming back is looked for. */
  public void watch() {
    Arrays.fill(table, 0);
    Arrays.fill(lastTaken, NEVER);
    Arrays.fill(lastEnabled, NEVER);
    Arrays.fill(lastDisabled, NEVER);
  }

  /** A step was taken; before {@link #watch}, that is all there is to say. */
  public void stepped() {
    now++;
    look();
  }

  private void look() {
    fingerprints[now] = s.fingerprint();
    waiting = 0;
    for (int i = 0; i < waitsFrom.length; i++) {
      LeadsTo instance = instances.get(i);
      boolean p = instance.p().holds(s);
      boolean q = instance.q().holds(s);
      evaluated[i] += p ? 1 : 0;
      mattered[i] += p && !q ? 1 : 0;
      if (q) {
        waitsFrom[i] = NEVER;
        lastQ[i] = now;
      } else if (p && waitsFrom[i] == NEVER) {
        waitsFrom[i] = now;
      }
      if (waitsFrom[i] != NEVER) {
        waiting++;
      }
    }
  }

  /**
   * What can go on for ever from the working state.
   *
   * @param enabled the steps that are enabled in it
   * @param count how many there are
   * @return the number of the violated instance, -1 for none
   */
  public int found(int[] enabled, int count) {
    long classes = enabledClasses(enabled, count);
    for (int c = 0; c < Long.SIZE; c++) {
      ((classes >>> c & 1) != 0 ? lastEnabled : lastDisabled)[c] = now;
    }
    int before = visit();
    if (waiting == 0) {
      return NEVER;
    }
    if (demands.missing(classes, classes, 0) == 0) {
      cycleFrom = now;
      return waitingAt(now);
    }
    for (int tried = 0; before != NEVER && tried < VISITS; tried++) {
      int violated = waitingAt(before);
      if (violated != NEVER && isFair(before)) {
        cycleFrom = before;
        return violated;
      }
      before = visitBefore[before];
    }
    return NEVER;
  }

  /** An instance that has waited since this state or longer, or that begins to wait after it. */
  private int waitingAt(int state) {
    for (int i = 0; i < waitsFrom.length; i++) {
      if (waitsFrom[i] != NEVER && lastQ[i] < state) {
        return i;
      }
    }
    return NEVER;
  }

  private boolean isFair(int cycle) {
    long somewhere = 0;
    long everywhere = 0;
    long taken = 0;
    for (int c = 0; c < Long.SIZE; c++) {
      long bit = 1L << c;
      somewhere |= lastEnabled[c] > cycle ? bit : 0;
      everywhere |= lastDisabled[c] <= cycle ? bit : 0;
      taken |= lastTaken[c] > cycle ? bit : 0;
    }
    return demands.missing(somewhere, everywhere, taken) == 0;
  }

  /** The classes with a step to another state; notes where the steps lead. */
  private long enabledClasses(int[] enabled, int count) {
    long classes = 0;
    s.copyTo(here);
    for (int i = 0; i < count; i++) {
      model.apply(enabled[i]);
      successors[i] = s.fingerprint();
      if (successors[i] != fingerprints[now]) {
        classes |= fairness.classes(enabled[i]);
      }
      s.copyFrom(here);
    }
    return classes;
  }

  /** Notes this visit of the state, and returns the one before. */
  private int visit() {
    int mask = table.length - 1;
    int at = (int) (fingerprints[now] >>> 32) & mask;
    while (table[at] != 0 && fingerprints[table[at] - 1] != fingerprints[now]) {
      at = at + 1 & mask;
    }
    visitBefore[now] = table[at] - 1;
    table[at] = now + 1;
    return visitBefore[now];
  }

  /** One of the steps that {@link #found} was given was taken. */
  public void stepped(int[] enabled, int count, int chosen) {
    if (successors[chosen] != fingerprints[now]) {
      long classes = 0;
      for (int i = 0; i < count; i++) {
        if (successors[i] == successors[chosen]) {
          classes |= fairness.classes(enabled[i]);
        }
      }
      for (long left = classes; left != 0; left &= left - 1) {
        lastTaken[Long.numberOfTrailingZeros(left)] = now + 1;
      }
    }
    stepped();
  }

  /** The property of an instance. */
  public TemporalProperty property(int instance) {
    return properties.get(instance);
  }

  /**
   * What {@link #found} has found, replayed on another model and judged anew.
   *
   * @throws IllegalStateException if it is no counterexample; then this class is wrong
   */
  public Counterexample judged(int instance) {
    int[] stem = new int[cycleFrom + 1];
    Arrays.setAll(stem, i -> i);
    int[] cycle = new int[now - cycleFrom];
    Arrays.setAll(cycle, i -> cycleFrom + 1 + i);
    return new LassoReplay(model.configuration(), fairness)
        .of(instances.get(instance), new Lasso(stem, cycle), number -> fingerprints[number]);
  }

  /** How often P held since this object was made, and how often without Q. */
  public List<Evaluations> evaluations() {
    List<Evaluations> all = new ArrayList<>();
    for (int i = 0; i < evaluated.length; i++) {
      Evaluations of = new Evaluations(properties.get(i).name(), evaluated[i], mattered[i]);
      int last = all.size() - 1;
      if (last >= 0 && all.get(last).property().equals(of.property())) {
        all.set(last, all.get(last).plus(of));
      } else {
        all.add(of);
      }
    }
    return all;
  }
}
