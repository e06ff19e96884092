package dev.tightloop.properties.fuzz;

import dev.tightloop.model.SplitMix64;
import java.util.Arrays;

/**
 * Counts the different ones among many numbers: all of them while they are few, and then those that
 * are in a sample, whose share is known. It is adaptive sampling, Mark Wegman's algorithm (Philippe
 * Flajolet, "On adaptive sampling", Computing 43, 1990): a number is in the sample if a hash of it
 * begins with so many zero bits, and whenever the sample is full one more bit is asked for. Up to
 * {@value #CAPACITY} different numbers the count is exact, beyond that its standard error is 1.2
 * divided by the square root of the sample's size, half a percent.
 *
 * <p>The sample depends on the set of numbers alone, not on their order or on who has seen them
 * first, and there are only whole numbers in it: it is the same for any number of threads and on
 * every JDK.
 */
final class DistinctSample {

  /** The largest sample. */
  static final int CAPACITY = 1 << 16;

  private static final int RECENT = 1 << 10;
  private static final int FIRST_PLACES = 1 << 8;

  /** In open addressing, at most half full. Zero marks an empty place. */
  private long[] places = new long[FIRST_PLACES];

  private int size;

  /** Some of what was added, each in its only place: most numbers come again soon. */
  private final long[] recent = new long[RECENT];

  /** How many bits of a hash must be zero. */
  private int depth;

  private long[] added = new long[FIRST_PLACES];
  private int additions;

  /** Adds a number; 0 is none and must not be added. */
  void add(long number) {
    int place = (int) (number ^ number >>> Integer.SIZE) & RECENT - 1;
    if (recent[place] == number) {
      return;
    }
    recent[place] = number;
    long hash = SplitMix64.mix(number);
    if (Long.numberOfLeadingZeros(hash) < depth || !put(hash, number)) {
      return;
    }
    if (additions == added.length) {
      added = Arrays.copyOf(added, 2 * additions);
    }
    added[additions++] = number;
    size++;
    if (size > CAPACITY) {
      deepen();
    } else if (2 * size > places.length) {
      rebuild(2 * places.length);
    }
  }

  private boolean put(long hash, long number) {
    int mask = places.length - 1;
    int at = (int) hash & mask;
    while (places[at] != 0) {
      if (places[at] == number) {
        return false;
      }
      at = at + 1 & mask;
    }
    places[at] = number;
    return true;
  }

  private void deepen() {
    while (size > CAPACITY) {
      depth++;
      rebuild(places.length);
    }
  }

  private void rebuild(int length) {
    long[] before = places;
    places = new long[length];
    size = 0;
    for (long number : before) {
      long hash = SplitMix64.mix(number);
      if (number != 0 && Long.numberOfLeadingZeros(hash) >= depth) {
        put(hash, number);
        size++;
      }
    }
  }

  /**
   * What {@link #add} has added since the last call. Whoever adds all of it to another sample has
   * added all that this one was given.
   */
  long[] news() {
    long[] news = Arrays.copyOf(added, additions);
    additions = 0;
    return news;
  }

  /** The sample, in increasing order. */
  long[] sample() {
    return Arrays.stream(places).filter(number -> number != 0).sorted().toArray();
  }

  /** How many different numbers were added. */
  Distinct count() {
    return new Distinct((long) size << depth, depth == 0);
  }
}
