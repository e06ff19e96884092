package dev.tightloop.properties.liveness;

/**
 * States, numbered breadth first from the initial ones, and the edges between different states,
 * each with the classes of steps that it belongs to.
 *
 * <p>Built in order: {@link #addState} when a state is found; then, state by state, its {@link
 * #addEdge}s and {@link #endState}. Memory: 12 bytes a state (where its edges begin, its parent,
 * its distance's share) and 5 an edge, beside what belongs to the search alone.
 */
final class StateGraph {

  /** The parent of an initial state. */
  static final int NONE = -1;

  private final IntList firstEdge = new IntList();
  private final IntList targets = new IntList();
  private final ByteList classes = new ByteList();
  private final EdgeClasses sets = new EdgeClasses();
  private final IntList parents = new IntList();
  private final IntList levels = new IntList();

  StateGraph() {
    firstEdge.add(0);
    levels.add(0);
  }

  /** Another state, found from this one. */
  int addState(int parent) {
    parents.add(parent);
    return parents.size() - 1;
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
    levels.add(parents.size());
  }

  int states() {
    return parents.size();
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
    return level < levels.size() ? levels.get(level) : states();
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

  int parent(int state) {
    return parents.get(state);
  }

  long bytes() {
    return firstEdge.bytes() + targets.bytes() + classes.bytes() + parents.bytes();
  }
}
