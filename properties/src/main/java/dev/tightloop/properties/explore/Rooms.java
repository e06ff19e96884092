package dev.tightloop.properties.explore;

import java.util.ArrayDeque;
import java.util.Deque;

/** The memory for blocks in memory: byte arrays of one size, used again and again. */
final class Rooms {

  private static final int LEAST = 1 << 14;
  private static final int LEAST_STATES = 8;

  private final int size;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private long most;
  private long inUse;

  /**
   * @param stateSize bytes of a state
   * @param bytes from here on, {@link #areScarce} says that there are too many
   */
  Rooms(int stateSize, long bytes) {
    size = Math.max(LEAST, LEAST_STATES * stateSize);
    limit(bytes);
  }

  /** Changes from where on {@link #areScarce} says that there are too many. */
  synchronized void limit(long bytes) {
    most = bytes / size;
  }

  /** Bytes of a room. */
  int size() {
    return size;
  }

  synchronized byte[] take() {
    inUse++;
    byte[] room = free.poll();
    return room == null ? new byte[size] : room;
  }

  synchronized void giveBack(byte[] room) {
    inUse--;
    if (inUse + free.size() < most) {
      free.push(room);
    }
  }

  /** Gives the memory back; there are no rooms afterwards. */
  synchronized void free() {
    free.clear();
    inUse = 0;
  }

  synchronized boolean areScarce() {
    return inUse > most;
  }

  /** Bytes of all rooms, in use or not. */
  synchronized long bytes() {
    return (inUse + free.size()) * size;
  }
}
