package dev.tightloop.properties.liveness;

/**
 * States, numbered breadth first from the initial ones, and the edges between different states,
 * each with the classes of steps that it belongs to.
 *
 * <p>Built in order: {@link #addState} when a state is found; then, state by state, its {@link
 * #addEdge}s and {@link #endState}. Memory: 4 bytes a state and 5 an edge.
 */
final class StateGraph {

  private final IntList firstEdge = new IntList();
  private final IntList targets = new IntList();
  private final ByteList classes = new ByteList();
  private final EdgeClasses sets = new EdgeClasses();
  private final IntList levels = new IntList();
  private int states;

  StateGraph() {
    firstEdge.add(0);
    levels.add(0);
  }

  /** Another state. */
  int addState() {
    return states++;
  }

  /** Another edge of the state whose turn it is; to another state, and once for each. */
  void addEdge(int target, long edgeClasses) {
    targets.add(target);
    classes.add(sets.index(edgeClasses));
  }

  /** The state whose turn it is has no more edges. */
  void endState() {
    firstEdge.add(targets.size());
  }

  /** The states from here on are one step further away than those before. */
  void endLevel() {
    levels.add(states);
  }

  int states() {
    return states;
  }

  int edges() {
    return targets.size();
  }

  /** How many states have had their turn. */
  int ended() {
    return firstEdge.size() - 1;
  }

  /** States on the longest of the shortest ways, as TLC counts its depth. */
  int depth() {
    return levels.size() - 1;
  }

  /** The first state of this distance; {@link #states} beyond the last. */
  int levelStart(int level) {
    return level < levels.size() ? levels.get(level) : states;
  }

  /** A shortest way from an initial state to this one, both included. */
  int[] wayTo(int state) {
    int level = 0;
    while (levelStart(level + 1) <= state) {
      level++;
    }
    int[] way = new int[level + 1];
    way[level] = state;
    for (; level > 0; level--) {
      way[level - 1] = predecessor(way[level], levelStart(level - 1), levelStart(level));
    }
    return way;
  }

  /** The first of these states that has an edge to that one. */
  private int predecessor(int state, int from, int to) {
    for (int candidate = from; candidate < to; candidate++) {
      for (int edge = edgesBegin(candidate); edge < edgesEnd(candidate); edge++) {
        if (target(edge) == state) {
          return candidate;
        }
      }
    }
    throw new IllegalArgumentException("state " + state + " was not found from the level before");
  }

  int edgesBegin(int state) {
    return firstEdge.get(state);
  }

  int edgesEnd(int state) {
    return firstEdge.get(state + 1);
  }

  int target(int edge) {
    return targets.get(edge);
  }

  long classes(int edge) {
    return sets.set(classes.get(edge));
  }

  /** The classes of which this state has an edge: those that are enabled. */
  long enabled(int state) {
    long enabled = 0;
    for (int edge = edgesBegin(state); edge < edgesEnd(state); edge++) {
      enabled |= classes(edge);
    }
    return enabled;
  }

  long bytes() {
    return firstEdge.bytes() + targets.bytes() + classes.bytes();
  }
}
