package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The states that were found, by the 64 bits of {@code State.fingerprint}: numbered in the order in
 * which they were found, each with the step that found it. Some 30 bytes for each state.
 */
final class Visited {

  private static final int NOBODY = -1;
  private static final int FIRST_SIZE = 1 << 12;

  private long[] fingerprints = new long[FIRST_SIZE];
  private int[] befores = new int[FIRST_SIZE];
  private int[] steps = new int[FIRST_SIZE];

  /** State numbers and one more, by fingerprint; 0 is free. */
  private int[] table = new int[2 * FIRST_SIZE];

  private int size;

  int size() {
    return size;
  }

  /** Adds an initial state; its number, or -1 if it is known. */
  int add(long fingerprint) {
    return add(fingerprint, NOBODY, 0);
  }

  /** Adds a successor of a state; its number, or -1 if it is known. */
  int add(long fingerprint, int before, int step) {
    int at = free(fingerprint);
    if (table[at] != 0) {
      return -1;
    }
    if (size == fingerprints.length) {
      grow();
      at = free(fingerprint);
    }
    fingerprints[size] = fingerprint;
    befores[size] = before;
    steps[size] = step;
    table[at] = ++size;
    return size - 1;
  }

  /** The place of this fingerprint, or the free one where it would be. */
  private int free(long fingerprint) {
    int mask = table.length - 1;
    int at = (int) (fingerprint >>> 32 ^ fingerprint) & mask;
    while (table[at] != 0 && fingerprints[table[at] - 1] != fingerprint) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    fingerprints = Arrays.copyOf(fingerprints, 2 * size);
    befores = Arrays.copyOf(befores, 2 * size);
    steps = Arrays.copyOf(steps, 2 * size);
    table = new int[4 * size];
    for (int i = 0; i < size; i++) {
      table[free(fingerprints[i])] = i + 1;
    }
  }

  /** The labels from an initial state to this one: as few as possible. */
  List<String> path(int state, IntFunction<String> label) {
    List<String> labels = new ArrayList<>();
    for (int at = state; befores[at] != NOBODY; at = befores[at]) {
      labels.add(label.apply(steps[at]));
    }
    Collections.reverse(labels);
    return labels;
  }
}
