package dev.tightloop.properties.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Encodes states as their difference from the one before: for each run of 64 words of 8 bytes a
 * mask of those that differ, then these words. The successors of one state differ in a few words,
 * so that this takes a fifth of their size. The first state of a block differs from all zeros.
 */
final class BlockWriter {

  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int size;
  private final int most;
  private final byte[] last;
  private byte[] bytes;
  private int length;
  private int states;

  /**
   * @param size bytes of a state, a multiple of 8
   */
  BlockWriter(int size) {
    this.size = size;
    most = size + masks(size) * Long.BYTES;
    last = new byte[size];
  }

  /** How many masks a state takes. */
  static int masks(int size) {
    return (size / Long.BYTES + Long.SIZE - 1) / Long.SIZE;
  }

  /** Begins a block. */
  void open(byte[] room) {
    bytes = room;
    length = 0;
    states = 0;
    Arrays.fill(last, (byte) 0);
  }

  boolean isOpen() {
    return bytes != null;
  }

  /** Whether there may be no room for one more. */
  boolean isFull() {
    return length + most > bytes.length;
  }

  int states() {
    return states;
  }

  void append(byte[] from, int at) {
    int maskAt = length;
    int to = length + masks(size) * Long.BYTES;
    for (int begin = 0; begin < size; begin += Long.SIZE * Long.BYTES) {
      long mask = 0;
      int end = Math.min(size, begin + Long.SIZE * Long.BYTES);
      for (int i = begin; i < end; i += Long.BYTES) {
        long word = (long) LONGS.get(from, at + i);
        if (word != (long) LONGS.get(last, i)) {
          mask |= 1L << (i - begin) / Long.BYTES;
          LONGS.set(last, i, word);
          LONGS.set(bytes, to, word);
          to += Long.BYTES;
        }
      }
      LONGS.set(bytes, maskAt, mask);
      maskAt += Long.BYTES;
    }
    length = to;
    states++;
  }

  /** Ends the block; the room is the block's from now on. */
  Block close() {
    Block block = new Block(bytes, -1, length, states);
    bytes = null;
    return block;
  }
}
