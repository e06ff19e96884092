package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Replays a lasso on the model and judges it anew, from the states alone: that it is a behaviour,
 * that it violates the property, and that it is fair.
 */
final class LassoReplay {

  private final Model model;
  private final State s;
  private final Fairness fairness;
  private final List<byte[]> states = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();

  LassoReplay(Configuration constants, Fairness fairness) {
    model = new Model(constants);
    s = model.state();
    this.fairness = fairness;
  }

  /**
   * Replays.
   *
   * @param fingerprints of the states by their numbers in the lasso
   * @throws NoCounterexample if it is none; where a search has found it, the search is wrong
   */
  Counterexample of(LeadsTo property, Lasso lasso, IntToLongFunction fingerprints) {
    int initial = begin(fingerprints.applyAsLong(lasso.stem()[0]));
    for (int i = 1; i < lasso.stem().length; i++) {
      go(fingerprints.applyAsLong(lasso.stem()[i]));
    }
    int entry = steps.size();
    for (int next : lasso.cycle()) {
      go(fingerprints.applyAsLong(next));
    }
    int waitsFrom = waitsFrom(property);
    require(waitsFrom <= entry, "does not violate the property before its cycle");
    require(Arrays.equals(states.get(entry), last()), "does not come back");
    requireFair(entry);
    List<String> labels = steps.stream().map(model::label).toList();
    return new Counterexample(
        property.of(),
        labels.subList(0, entry),
        waitsFrom,
        labels.subList(entry, labels.size()),
        initial);
  }

  private int begin(long fingerprint) {
    List<State> initial = model.initialStates();
    for (int i = 0; i < initial.size(); i++) {
      if (initial.get(i).fingerprint() == fingerprint) {
        states.add(initial.get(i).encoded());
        return i;
      }
    }
    throw new NoCounterexample("the lasso does not begin in an initial state");
  }

  private void go(long fingerprint) {
    s.copyFrom(last());
    int[] candidates = new int[model.mostSteps()];
    int count = model.candidates(candidates);
    for (int i = 0; i < count; i++) {
      if (model.take(candidates[i])) {
        if (s.fingerprint() == fingerprint) {
          steps.add(candidates[i]);
          states.add(s.encoded());
          return;
        }
        s.copyFrom(last());
      }
    }
    throw new NoCounterexample("the lasso is no behaviour after " + steps.size() + " steps");
  }

  private byte[] last() {
    return states.get(states.size() - 1);
  }

  /** The first state with P from which on Q never holds. */
  private int waitsFrom(LeadsTo property) {
    int first = states.size();
    for (int i = states.size() - 1; i >= 0; i--) {
      s.copyFrom(states.get(i));
      if (property.q().holds(s)) {
        break;
      }
      if (property.p().holds(s)) {
        first = i;
      }
    }
    return first;
  }

  private void requireFair(int entry) {
    long somewhere = 0;
    long everywhere = -1;
    long taken = 0;
    for (int i = entry; i < states.size(); i++) {
      long enabled = classes(states.get(i), null);
      somewhere |= enabled;
      everywhere &= enabled;
      if (i > entry) {
        taken |= classes(states.get(i - 1), states.get(i));
      }
    }
    long missing = fairness.demands().missing(somewhere, everywhere, taken);
    require(missing == 0, "is not fair to " + fairness.names(missing));
  }

  /** The classes of the steps from a state to that other one, or to any other one. */
  private long classes(byte[] from, byte[] to) {
    long found = 0;
    for (int step : model.allSteps()) {
      s.copyFrom(from);
      if (model.take(step)) {
        byte[] successor = s.encoded();
        boolean counts =
            to == null ? !Arrays.equals(successor, from) : Arrays.equals(successor, to);
        if (counts) {
          found |= fairness.classes(step);
        }
      }
    }
    return found;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new NoCounterexample("the lasso " + otherwise);
    }
  }
}
