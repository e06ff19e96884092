package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import java.util.Arrays;

/** Numbers steps from 0 in the order in which they are first seen; looking one up is quick. */
final class StepIndex {

  private static final int UNSEEN = -1;

  /** A power of two, more than twice the number of steps. */
  private int[] indices = empty(64);

  private int[] steps = new int[16];
  private int size;

  private static int[] empty(int length) {
    int[] empty = new int[length];
    Arrays.fill(empty, UNSEEN);
    return empty;
  }

  /** How many were added. */
  int size() {
    return size;
  }

  int step(int index) {
    return steps[index];
  }

  /** The step's number, -1 if it was not added. */
  int of(int step) {
    return indices[slot(step)];
  }

  /** The step's number, a new one if it was not added before. */
  int add(int step) {
    int slot = slot(step);
    if (indices[slot] != UNSEEN) {
      return indices[slot];
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    steps[size] = step;
    indices[slot] = size++;
    if (2 * size >= indices.length) {
      indices = empty(2 * indices.length);
      for (int index = 0; index < size; index++) {
        indices[slot(steps[index])] = index;
      }
    }
    return size - 1;
  }

  private int slot(int step) {
    int slot = (int) SplitMix64.mix(step) & indices.length - 1;
    while (indices[slot] != UNSEEN && steps[indices[slot]] != step) {
      slot = slot + 1 & indices.length - 1;
    }
    return slot;
  }
}
