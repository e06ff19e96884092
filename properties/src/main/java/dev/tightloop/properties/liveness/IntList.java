package dev.tightloop.properties.liveness;

import java.util.Arrays;

/** A list of ints that grows without being copied. */
final class IntList {

  private static final int SHIFT = 16;
  private static final int SIZE = 1 << SHIFT;

  private int[][] chunks = new int[16][];
  private int size;

  void add(int value) {
    int chunk = size >>> SHIFT;
    if ((size & SIZE - 1) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new int[SIZE];
    }
    chunks[chunk][size & SIZE - 1] = value;
    size = Math.addExact(size, 1);
  }

  int get(int index) {
    return chunks[index >>> SHIFT][index & SIZE - 1];
  }

  int size() {
    return size;
  }

  long bytes() {
    return ((long) size + SIZE) * Integer.BYTES;
  }
}
