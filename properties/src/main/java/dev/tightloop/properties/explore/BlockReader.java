package dev.tightloop.properties.explore;

import java.util.Arrays;

/** Decodes what {@link BlockWriter} encoded. */
final class BlockReader {

  private final int size;
  private final byte[] state;
  private byte[] bytes;
  private int at;
  private int left;

  BlockReader(int size) {
    this.size = size;
    state = new byte[size];
  }

  void open(byte[] encoded, int states) {
    bytes = encoded;
    at = 0;
    left = states;
    Arrays.fill(state, (byte) 0);
  }

  /**
   * Goes on to the next state.
   *
   * @return false if there is none
   */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    int maskAt = at;
    int from = at + BlockWriter.masks(size) * Long.BYTES;
    for (int begin = 0; begin < size; begin += Long.SIZE * Long.BYTES) {
      long mask = (long) BlockWriter.LONGS.get(bytes, maskAt);
      maskAt += Long.BYTES;
      for (; mask != 0; mask &= mask - 1) {
        int to = begin + Long.numberOfTrailingZeros(mask) * Long.BYTES;
        BlockWriter.LONGS.set(state, to, (long) BlockWriter.LONGS.get(bytes, from));
        from += Long.BYTES;
      }
    }
    at = from;
    return true;
  }

  /** The state that {@link #next} went to; overwritten by it. */
  byte[] state() {
    return state;
  }
}
