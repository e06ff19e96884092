package dev.tightloop.properties.shrink;

import dev.tightloop.model.SplitMix64;
import java.util.Arrays;

/**
 * The states that a search has seen, each once for every actor that has led to it, if the search
 * tells them apart.
 */
final class Nodes {

  static final int NONE = -1;

  private byte[][] states = new byte[1 << 10][];
  private int[] fewest = new int[1 << 10];
  private long[] keys = new long[1 << 10];
  private int size;
  private int[] table = new int[1 << 12];

  byte[] state(int node) {
    return states[node];
  }

  /** The steps of the shortest way that was gone on from. */
  int fewest(int node) {
    return fewest[node];
  }

  void fewest(int node, int steps) {
    fewest[node] = steps;
  }

  /** The node; {@link #NONE} if it is new. */
  int find(long fingerprint, int actor) {
    return table[place(key(fingerprint, actor))] - 1;
  }

  /** Adds what {@link #find} does not find. */
  int add(long fingerprint, int actor, byte[] state) {
    if (size == states.length) {
      grow();
    }
    keys[size] = key(fingerprint, actor);
    states[size] = state;
    fewest[size] = Integer.MAX_VALUE;
    table[place(keys[size])] = size + 1;
    return size++;
  }

  private static long key(long fingerprint, int actor) {
    return SplitMix64.mix(fingerprint + actor);
  }

  private int place(long key) {
    int mask = table.length - 1;
    int at = (int) key & mask;
    while (table[at] != 0 && keys[table[at] - 1] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    int more = 2 * size;
    states = Arrays.copyOf(states, more);
    fewest = Arrays.copyOf(fewest, more);
    keys = Arrays.copyOf(keys, more);
    table = new int[4 * more];
    for (int node = 0; node < size; node++) {
      table[place(keys[node])] = node + 1;
    }
  }
}
