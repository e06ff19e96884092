package dev.tightloop.properties.liveness;

/** The sets of fairness classes that edges have, each once, so that an edge needs one byte. */
final class EdgeClasses {

  private static final int MOST = 256;

  private final long[] sets = new long[MOST];
  private int count;

  /** The number of this set, bit by bit the classes of {@link Fairness}. */
  int index(long classes) {
    for (int i = 0; i < count; i++) {
      if (sets[i] == classes) {
        return i;
      }
    }
    if (count == MOST) {
      throw new IllegalStateException(
          "edges with more than " + MOST + " different sets of classes");
    }
    sets[count] = classes;
    return count++;
  }

  long set(int index) {
    return sets[index];
  }
}
