package dev.tightloop.live;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.StatePredicate;
import dev.tightloop.properties.live.Actors;
import dev.tightloop.properties.live.ThreadsAndKernel;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All states of a configuration. It says what a live run comes to however its threads are
 * scheduled: if from every state there is a way to one that is waited for, threads that choose at
 * random come there sooner or later, with probability one; and if there is no way, never.
 */
final class WholeGraph {

  private static final int MOST_STATES = 500_000;

  private final Model model;
  private final boolean promisedOnly;
  private final Actors actors;
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private final List<byte[]> states = new ArrayList<>();
  private final List<List<Integer>> before = new ArrayList<>();

  /**
   * @param promisedOnly whether what nobody promises never happens
   */
  WholeGraph(Configuration configuration, boolean promisedOnly) {
    model = new Model(configuration);
    this.promisedOnly = promisedOnly;
    actors = new ThreadsAndKernel(configuration);
    for (State initial : model.initialStates()) {
      number(initial.encoded());
    }
    int[] enabled = new int[model.mostSteps()];
    for (int i = 0; i < states.size(); i++) {
      model.state().copyFrom(states.get(i));
      int count = model.enabled(enabled);
      for (int step : Arrays.copyOf(enabled, count)) {
        take(i, step);
      }
    }
  }

  private void take(int from, int step) {
    if (promisedOnly && !actors.promised(step)) {
      return;
    }
    model.state().copyFrom(states.get(from));
    model.apply(step);
    before.get(number(model.state().encoded())).add(from);
  }

  private int number(byte[] state) {
    Integer known = numbers.putIfAbsent(ByteBuffer.wrap(state), states.size());
    if (known != null) {
      return known;
    }
    if (states.size() == MOST_STATES) {
      throw new IllegalStateException("more than %,d states".formatted(MOST_STATES));
    }
    states.add(state);
    before.add(new ArrayList<>(1));
    return states.size() - 1;
  }

  /** The number of a state that there is. */
  int numberOf(State s) {
    return numbers.get(ByteBuffer.wrap(s.encoded()));
  }

  /** The states like this. */
  BitSet where(StatePredicate like) {
    BitSet these = new BitSet();
    for (int i = 0; i < states.size(); i++) {
      model.state().copyFrom(states.get(i));
      if (like.holds(model.state())) {
        these.set(i);
      }
    }
    return these;
  }

  /** The states from which no schedule at all, fair or not, leads to one of these. */
  BitSet noWayTo(BitSet these) {
    BitSet way = (BitSet) these.clone();
    Deque<Integer> left = new ArrayDeque<>();
    these.stream().forEach(left::add);
    while (!left.isEmpty()) {
      for (int each : before.get(left.remove())) {
        if (!way.get(each)) {
          way.set(each);
          left.add(each);
        }
      }
    }
    way.flip(0, states.size());
    return way;
  }

  /** Whether there is a way to one of these from every state. */
  boolean isSure(BitSet these) {
    return noWayTo(these).isEmpty();
  }
}
