package dev.tightloop.properties.liveness;

import java.util.ArrayDeque;
import java.util.Deque;

/** Encoded states that wait for their turn, first in, first out. */
final class StateQueue {

  private static final int PER_CHUNK = 1 << 12;

  private final int size;
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int first;
  private int last = PER_CHUNK;
  private byte[] spare;

  StateQueue(int size) {
    this.size = size;
  }

  void add(byte[] state) {
    if (last == PER_CHUNK) {
      chunks.addLast(spare == null ? new byte[PER_CHUNK * size] : spare);
      spare = null;
      last = 0;
    }
    System.arraycopy(state, 0, chunks.getLast(), last++ * size, size);
  }

  void remove(byte[] state) {
    System.arraycopy(chunks.getFirst(), first++ * size, state, 0, size);
    if (first == PER_CHUNK) {
      spare = chunks.removeFirst();
      first = 0;
    }
  }

  /** Nothing waits any more. */
  void close() {
    chunks.clear();
    spare = null;
  }

  long bytes() {
    return (long) chunks.size() * PER_CHUNK * size;
  }
}
