package dev.tightloop.properties.liveness;

import java.util.Arrays;

/** A list of unsigned bytes that grows without being copied. */
final class ByteList {

  private static final int SHIFT = 16;
  private static final int SIZE = 1 << SHIFT;

  private byte[][] chunks = new byte[16][];
  private int size;

  void add(int value) {
    int chunk = size >>> SHIFT;
    if ((size & SIZE - 1) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new byte[SIZE];
    }
    chunks[chunk][size & SIZE - 1] = (byte) value;
    size = Math.addExact(size, 1);
  }

  int get(int index) {
    return chunks[index >>> SHIFT][index & SIZE - 1] & 0xff;
  }

  long bytes() {
    return size + SIZE;
  }
}
