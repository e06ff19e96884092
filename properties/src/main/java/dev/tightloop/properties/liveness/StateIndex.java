package dev.tightloop.properties.liveness;

/**
 * The numbers of states, by fingerprint: an open hash table of numbers over a list of fingerprints.
 * That two states have one fingerprint is possible but very unlikely, as in TLC.
 */
final class StateIndex {

  /** No such state. */
  static final int ABSENT = -1;

  private final LongList fingerprints = new LongList();
  private int[] table = new int[1 << 12];

  /** The number of the state, or {@link #ABSENT}. */
  int find(long fingerprint) {
    int mask = table.length - 1;
    for (int at = (int) (fingerprint >>> 32) & mask; ; at = at + 1 & mask) {
      if (table[at] == 0) {
        return ABSENT;
      }
      if (fingerprints.get(table[at] - 1) == fingerprint) {
        return table[at] - 1;
      }
    }
  }

  /** Adds a state that is not there yet, with the next number. */
  void add(long fingerprint) {
    fingerprints.add(fingerprint);
    if (fingerprints.size() > table.length / 4 * 3) {
      table = new int[2 * table.length];
      for (int i = 0; i < fingerprints.size(); i++) {
        place(i);
      }
    } else {
      place(fingerprints.size() - 1);
    }
  }

  private void place(int number) {
    int mask = table.length - 1;
    int at = (int) (fingerprints.get(number) >>> 32) & mask;
    while (table[at] != 0) {
      at = at + 1 & mask;
    }
    table[at] = number + 1;
  }

  long fingerprint(int number) {
    return fingerprints.get(number);
  }

  /** The table is not needed any more. */
  void close() {
    table = new int[0];
  }

  long bytes() {
    return fingerprints.bytes() + (long) table.length * Integer.BYTES;
  }
}
