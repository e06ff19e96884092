package dev.tightloop.properties.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Ways to nodes, each a step longer than another, and which of them is the best to go on from. */
final class Ways {

  static final int NONE = -1;

  private static final int INDEX_BITS = Long.SIZE - 1 - Preference.COST_BITS;

  private int[] nodes = new int[1 << 10];
  private int[] from = new int[1 << 10];
  private int[] steps = new int[1 << 10];
  private int[] lengths = new int[1 << 10];
  private long[] costs = new long[1 << 10];
  private int size;

  /** Not yet taken, by cost and then by age: a binary heap. */
  private long[] heap = new long[1 << 10];

  private int waiting;

  int node(int way) {
    return nodes[way];
  }

  int length(int way) {
    return lengths[way];
  }

  /** Its last step; undefined where a way begins. */
  int step(int way) {
    return steps[way];
  }

  long cost(int way) {
    return costs[way];
  }

  /**
   * Adds a way.
   *
   * @param itsFrom the way that it goes on from, {@link #NONE} if it begins
   */
  void add(int node, int itsFrom, int step, long cost) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      from = Arrays.copyOf(from, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      costs = Arrays.copyOf(costs, 2 * size);
    }
    nodes[size] = node;
    from[size] = itsFrom;
    steps[size] = step;
    lengths[size] = itsFrom == NONE ? 0 : lengths[itsFrom] + 1;
    costs[size] = cost;
    push(cost << INDEX_BITS | size);
    size++;
  }

  /** The best of those that were not taken yet; {@link #NONE} if there is none. */
  int takeBest() {
    return waiting == 0 ? NONE : (int) (pop() & (1L << INDEX_BITS) - 1);
  }

  /** The steps of a way. */
  List<Integer> steps(int way) {
    List<Integer> all = new ArrayList<>();
    for (int at = way; from[at] != NONE; at = from[at]) {
      all.add(steps[at]);
    }
    Collections.reverse(all);
    return all;
  }

  /** The node where a way begins. */
  int root(int way) {
    int at = way;
    while (from[at] != NONE) {
      at = from[at];
    }
    return nodes[at];
  }

  private void push(long entry) {
    if (waiting == heap.length) {
      heap = Arrays.copyOf(heap, 2 * waiting);
    }
    int at = waiting++;
    while (at > 0 && heap[at - 1 >> 1] > entry) {
      heap[at] = heap[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heap[at] = entry;
  }

  private long pop() {
    long least = heap[0];
    long last = heap[--waiting];
    int at = 0;
    for (int child = 1; child < waiting; child = 2 * at + 1) {
      if (child + 1 < waiting && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return least;
  }
}
