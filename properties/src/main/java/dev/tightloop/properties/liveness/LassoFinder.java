package dev.tightloop.properties.liveness;

import java.util.Arrays;

/**
 * A counterexample from the fair components: a shortest way to any of them, and once round in it so
 * that nothing is missing that fairness demands.
 *
 * <p>The way round is greedy: to the nearest edge or state that does some of what is missing, again
 * and again, and then back by a shortest way. Ties go to the state found first, so it is always the
 * same.
 */
final class LassoFinder {

  private static final int START = -1;
  private static final int UNSEEN = -2;

  private final StateGraph graph;
  private final Demands demands;
  private final FairComponents fair;
  private final int[] from;
  private final int[] queue;
  private final IntList cycle = new IntList();

  private int component;
  private long taken;
  private long somewhere;
  private long everywhere = -1;

  private LassoFinder(StateGraph graph, Demands demands, FairComponents fair) {
    this.graph = graph;
    this.demands = demands;
    this.fair = fair;
    from = new int[graph.states()];
    queue = new int[graph.states()];
  }

  /**
   * Finds one.
   *
   * @param starts where the property begins to be violated
   * @param part the states that a violating behaviour stays in from there on
   */
  static Lasso of(
      StateGraph graph, Demands demands, FairComponents fair, BitList starts, BitList part) {
    LassoFinder finder = new LassoFinder(graph, demands, fair);
    int[] stem = finder.stem(starts, part);
    return new Lasso(stem, finder.cycle(stem[stem.length - 1]));
  }

  /** Level by level: a way begins as far from the initial states as its start is. */
  private int[] stem(BitList starts, BitList part) {
    Arrays.fill(from, UNSEEN);
    int begin = 0;
    int end = 0;
    for (int level = 0; ; level++) {
      int old = end;
      for (int i = begin; i < old; i++) {
        for (int e = graph.edgesBegin(queue[i]); e < graph.edgesEnd(queue[i]); e++) {
          int target = graph.target(e);
          if (from[target] == UNSEEN && part.get(target)) {
            from[target] = queue[i];
            queue[end++] = target;
          }
        }
      }
      for (int s = graph.levelStart(level); s < graph.levelStart(level + 1); s++) {
        if (from[s] == UNSEEN && starts.get(s) && part.get(s)) {
          from[s] = START;
          queue[end++] = s;
        }
      }
      begin = old;
      for (int i = begin; i < end; i++) {
        if (fair.isFair(queue[i])) {
          return wayTo(queue[i]);
        }
      }
    }
  }

  private int[] wayTo(int state) {
    IntList reversed = new IntList();
    int at = state;
    for (; from[at] != START; at = from[at]) {
      reversed.add(at);
    }
    int[] toStart = graph.wayTo(at);
    int[] way = Arrays.copyOf(toStart, toStart.length + reversed.size());
    for (int i = 0; i < reversed.size(); i++) {
      way[way.length - 1 - i] = reversed.get(i);
    }
    return way;
  }

  private int[] cycle(int entry) {
    component = fair.component(entry);
    int at = entry;
    visit(entry);
    while (true) {
      long missing = demands.missing(somewhere, everywhere, taken);
      if (missing == 0 && at == entry) {
        break;
      }
      at = goOn(at, missing, entry);
    }
    int[] states = new int[cycle.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = cycle.get(i);
    }
    return states;
  }

  private void visit(int state) {
    long enabled = graph.enabled(state);
    somewhere |= enabled;
    everywhere &= enabled;
  }

  /** Goes to the nearest place that does some of what is missing, or back if nothing is. */
  private int goOn(int at, long missing, int entry) {
    Arrays.fill(from, UNSEEN);
    int begin = 0;
    int end = 0;
    from[at] = START;
    queue[end++] = at;
    while (begin < end) {
      int state = queue[begin++];
      for (int edge = graph.edgesBegin(state); edge < graph.edgesEnd(state); edge++) {
        int target = graph.target(edge);
        long classes = graph.classes(edge);
        if (!fair.isFair(target)
            || fair.component(target) != component
            || (classes & fair.without(component)) != 0) {
          continue;
        }
        boolean done = missing == 0 ? target == entry : does(missing, classes, target);
        if (done) {
          append(state);
          append(target, classes);
          return target;
        }
        if (from[target] == UNSEEN) {
          from[target] = state;
          queue[end++] = target;
        }
      }
    }
    throw new IllegalStateException("a fair component does not do what fairness demands");
  }

  /** Such a step, or, of what is only weakly fair, a state where it is disabled. */
  private boolean does(long missing, long classes, int target) {
    return (classes & missing) != 0
        || (missing & demands.weak() & everywhere & ~graph.enabled(target)) != 0;
  }

  /** The way from where the search began to this state, without its beginning. */
  private void append(int state) {
    IntList reversed = new IntList();
    for (int s = state; from[s] != START; s = from[s]) {
      reversed.add(s);
    }
    for (int i = reversed.size() - 1; i >= 0; i--) {
      int s = reversed.get(i);
      append(s, classes(from[s], s));
    }
  }

  private void append(int state, long classes) {
    cycle.add(state);
    taken |= classes;
    visit(state);
  }

  private long classes(int state, int target) {
    for (int edge = graph.edgesBegin(state); edge < graph.edgesEnd(state); edge++) {
      if (graph.target(edge) == target) {
        return graph.classes(edge);
      }
    }
    throw new IllegalArgumentException("no edge from " + state + " to " + target);
  }
}
