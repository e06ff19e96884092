package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import java.util.List;

/**
 * Builds the whole state graph of a configuration, breadth first, with what is asked of a state.
 */
final class GraphSearch {

  private static final int LOOK_AROUND = 1 << 12;

  private final Model model;
  private final State s;
  private final Fairness fairness;
  private final List<LeadsTo> asked;
  private final StateGraph graph = new StateGraph();
  private final StateIndex index = new StateIndex();
  private final BitList[] starts;
  private final BitList[] pending;
  private final long[] begun;
  private final long[] open;
  private final StateQueue queue;
  private final byte[] encoded;
  private final long memory;

  /** Edges of the state whose turn it is. */
  private final int[] targets;

  private final long[] classes;
  private int edges;

  /**
   * A search.
   *
   * @param asked of each state it is noted whether P holds without Q, and whether Q does not
   * @param memory how many bytes it may need
   */
  GraphSearch(Configuration constants, Fairness fairness, List<LeadsTo> asked, long memory) {
    model = new Model(constants);
    s = model.state();
    this.fairness = fairness;
    this.asked = asked;
    this.memory = memory;
    starts = new BitList[asked.size()];
    pending = new BitList[asked.size()];
    begun = new long[asked.size()];
    open = new long[asked.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = new BitList();
      pending[i] = new BitList();
    }
    encoded = new byte[s.size()];
    queue = new StateQueue(s.size());
    targets = new int[model.mostSteps()];
    classes = new long[model.mostSteps()];
  }

  /**
   * Searches until there is nothing more to find or memory is spent.
   *
   * @return whether the graph is whole
   */
  boolean run(LivenessProgress progress) {
    return run(model.initialStates().stream().map(State::encoded).toList(), progress);
  }

  /** Searches from these states on, as if they were the initial ones. */
  boolean run(List<byte[]> roots, LivenessProgress progress) {
    for (byte[] root : roots) {
      s.copyFrom(root);
      if (index.find(s.fingerprint()) == StateIndex.ABSENT) {
        found(s.fingerprint());
      }
    }
    int[] steps = new int[model.mostSteps()];
    int endOfLevel = graph.states();
    graph.endLevel();
    byte[] parent = new byte[s.size()];
    while (graph.ended() < graph.states()) {
      int state = graph.ended();
      if (state == endOfLevel) {
        endOfLevel = graph.states();
        graph.endLevel();
      }
      if (state % LOOK_AROUND == 0) {
        long bytes = bytes();
        progress.at(graph.states(), state, graph.edges(), graph.depth(), bytes);
        if (bytes > memory) {
          index.close();
          queue.close();
          return false;
        }
      }
      queue.remove(parent);
      expand(state, parent, steps);
    }
    progress.at(graph.states(), graph.ended(), graph.edges(), graph.depth(), bytes());
    index.close();
    queue.close();
    return true;
  }

  private void expand(int state, byte[] parent, int[] steps) {
    edges = 0;
    s.copyFrom(parent);
    int count = model.candidates(steps);
    for (int i = 0; i < count; i++) {
      if (model.take(steps[i])) {
        edge(state, steps[i]);
        s.copyFrom(parent);
      }
    }
    for (int i = 0; i < edges; i++) {
      graph.addEdge(targets[i], classes[i]);
    }
    graph.endState();
  }

  private void edge(int from, int step) {
    long fingerprint = s.fingerprint();
    int target = index.find(fingerprint);
    if (target == from) {
      return;
    }
    if (target == StateIndex.ABSENT) {
      target = found(fingerprint);
    }
    for (int i = 0; i < edges; i++) {
      if (targets[i] == target) {
        classes[i] |= fairness.classes(step);
        return;
      }
    }
    targets[edges] = target;
    classes[edges++] = fairness.classes(step);
  }

  private int found(long fingerprint) {
    index.add(fingerprint);
    int state = graph.addState();
    for (int i = 0; i < starts.length; i++) {
      LeadsTo property = asked.get(i);
      boolean p = property.p().holds(s);
      begun[i] += p ? 1 : 0;
      if (!property.q().holds(s)) {
        pending[i].set(state);
        if (p) {
          open[i]++;
          starts[i].set(state);
        }
      }
    }
    s.copyTo(encoded);
    queue.add(encoded);
    return state;
  }

  /** What is needed now, or later to judge what has been found, whichever is more. */
  private long bytes() {
    long kept = graph.bytes() + (long) graph.states() * Long.BYTES;
    int largest = 0;
    for (int i = 0; i < starts.length; i++) {
      kept += starts[i].bytes() + pending[i].bytes();
      largest = Math.max(largest, pending[i].size());
    }
    long now = index.bytes() - (long) graph.states() * Long.BYTES + queue.bytes();
    return kept + Math.max(now, FairComponents.bytes(graph.states(), largest));
  }

  StateGraph graph() {
    return graph;
  }

  /** In how many states the P of the property of this number holds. */
  long begun(int property) {
    return begun[property];
  }

  /** In how many of them its Q does not. */
  long open(int property) {
    return open[property];
  }

  /** Where the property of this number begins to wait for its Q. */
  BitList starts(int property) {
    return starts[property];
  }

  /** The states without the Q of the property of this number. */
  BitList pending(int property) {
    return pending[property];
  }

  long fingerprint(int state) {
    return index.fingerprint(state);
  }
}
