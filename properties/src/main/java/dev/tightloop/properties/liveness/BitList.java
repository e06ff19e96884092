package dev.tightloop.properties.liveness;

import java.util.Arrays;

/** One bit for each state. */
final class BitList {

  private long[] words = new long[1024];
  private int size;

  /** Sets a bit that is not set. */
  void set(int index) {
    size++;
    int word = index >>> 6;
    if (word >= words.length) {
      words = Arrays.copyOf(words, Math.max(word + 1, words.length + (words.length >> 1)));
    }
    words[word] |= 1L << index;
  }

  /** How many bits are set. */
  int size() {
    return size;
  }

  boolean get(int index) {
    int word = index >>> 6;
    return word < words.length && (words[word] >>> index & 1) != 0;
  }

  long bytes() {
    return (long) words.length * Long.BYTES;
  }
}
