package dev.tightloop.properties.liveness;

import java.util.Arrays;

/** A list of longs that grows without being copied. */
final class LongList {

  private static final int SHIFT = 16;
  private static final int SIZE = 1 << SHIFT;

  private long[][] chunks = new long[16][];
  private int size;

  void add(long value) {
    int chunk = size >>> SHIFT;
    if ((size & SIZE - 1) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new long[SIZE];
    }
    chunks[chunk][size & SIZE - 1] = value;
    size = Math.addExact(size, 1);
  }

  long get(int index) {
    return chunks[index >>> SHIFT][index & SIZE - 1];
  }

  int size() {
    return size;
  }

  long bytes() {
    return ((long) size + SIZE) * Long.BYTES;
  }
}
