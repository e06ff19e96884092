package dev.tightloop.properties.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A set of fingerprints of 64 bits, in open addressing; {@link #add} may be called by several
 * threads, everything else by one while no other is in {@link #add}.
 *
 * <p>A fingerprint's place is proportional to its value, so that the whole table is nearly sorted:
 * growing it is one pass over old and new places in order. It is cut into shards, which grow one
 * after the other and so never need the room of two tables.
 *
 * <p>It takes 8 bytes for a place; between {@value #FULL_PERCENT} and, right after growing, three
 * quarters of that percentage of the places are taken, so an element costs 10 to 13.4 bytes.
 */
final class FingerprintSet {

  /** Up to here, finding a place takes a dozen neighbouring ones on average. */
  static final int FULL_PERCENT = 80;

  private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SHARD_BITS = 6;
  private static final int SHARDS = 1 << SHARD_BITS;
  private static final int LEAST_PLACES = 1 << 12;

  /** Zero marks an empty place, so the fingerprint zero is kept as this one. */
  private static final long ZERO = 1;

  private final long[][] shards = new long[SHARDS][LEAST_PLACES];

  /**
   * Adds an element.
   *
   * @return whether it was not there before: true for exactly one of the callers that add it
   */
  boolean add(long fingerprint) {
    long element = fingerprint == 0 ? ZERO : fingerprint;
    long[] shard = shards[(int) (element >>> Long.SIZE - SHARD_BITS)];
    int at = place(element, shard.length);
    boolean wrapped = false;
    while (true) {
      long there = shard[at];
      if (there == 0) {
        there = (long) PLACE.compareAndExchange(shard, at, 0L, element);
        if (there == 0) {
          return true;
        }
      }
      if (there == element) {
        return false;
      }
      if (++at == shard.length) {
        if (wrapped) {
          throw new IllegalStateException("no place left among " + places());
        }
        wrapped = true;
        at = 0;
      }
    }
  }

  /** Whether the element is there. */
  boolean contains(long fingerprint) {
    long element = fingerprint == 0 ? ZERO : fingerprint;
    long[] shard = shards[(int) (element >>> Long.SIZE - SHARD_BITS)];
    int at = place(element, shard.length);
    while (shard[at] != 0) {
      if (shard[at] == element) {
        return true;
      }
      at = at + 1 == shard.length ? 0 : at + 1;
    }
    return false;
  }

  /**
   * Reads where the element would be, so that the processor has it at hand afterwards. Calls in a
   * row wait for memory together.
   */
  long touch(long fingerprint) {
    long[] shard = shards[(int) (fingerprint >>> Long.SIZE - SHARD_BITS)];
    return shard[place(fingerprint, shard.length)];
  }

  /** Monotone in those bits of the element that do not choose the shard. */
  private static int place(long element, int places) {
    return (int) (((element << SHARD_BITS >>> Integer.SIZE) * places) >>> Integer.SIZE);
  }

  /** How many places there are; shards that grew when others did not count as those others. */
  long places() {
    return (long) SHARDS * shards[SHARDS - 1].length;
  }

  /** Bytes of the table. */
  long bytes() {
    return places() * Long.BYTES;
  }

  /** The most bytes that growing needs, what there is already included. */
  long bytesToGrow() {
    return (long) (SHARDS + 1) * grown(shards[SHARDS - 1].length) * Long.BYTES;
  }

  /**
   * Makes a third more room.
   *
   * @return false if Java's heap has no room for that; all elements are there still
   */
  boolean grow() {
    int places = grown(shards[SHARDS - 1].length);
    try {
      for (int i = 0; i < SHARDS; i++) {
        if (shards[i].length < places) {
          shards[i] = rehashed(shards[i], places);
        }
      }
    } catch (OutOfMemoryError e) {
      return false;
    }
    return true;
  }

  private static int grown(int places) {
    return Math.addExact(places, places / 3);
  }

  private static long[] rehashed(long[] old, int places) {
    long[] shard = new long[places];
    for (long element : old) {
      if (element != 0) {
        int at = place(element, places);
        while (shard[at] != 0) {
          at = at + 1 == places ? 0 : at + 1;
        }
        shard[at] = element;
      }
    }
    return shard;
  }

  /**
   * Makes room for so many elements.
   *
   * @return whether there was room for that
   */
  boolean reserve(long elements) {
    while (elements * 100 > places() * FULL_PERCENT) {
      if (!grow()) {
        return false;
      }
    }
    return true;
  }

  /** Gives the memory back; nothing but the size of the table is of use afterwards. */
  void free() {
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new long[1];
    }
  }

  /** Receives elements. */
  interface Sink<E extends Exception> {
    void element(long fingerprint) throws E;
  }

  /** Hands on all elements, the same order for the same table. */
  <E extends Exception> void forEach(Sink<E> sink) throws E {
    for (long[] shard : shards) {
      for (long element : shard) {
        if (element != 0) {
          sink.element(element);
        }
      }
    }
  }
}
