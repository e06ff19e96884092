package dev.tightloop.amd64;

/** Integers biased to where flags and results change. */
final class Numbers {
  private static final long[] EDGES = {
    0,
    1,
    2,
    7,
    8,
    15,
    16,
    31,
    32,
    63,
    64,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_ffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2,
    -128,
    0xffff_ffff_8000_0000L
  };

  private Numbers() {}

  /** 0 from the plainest randomness. */
  static long next(Randomness random) {
    int kind = random.below(16);
    if (kind < 4) {
      return EDGES[random.below(EDGES.length)];
    }
    if (kind < 8) {
      return random.next() >> random.below(64);
    }
    if (kind < 10) {
      return 1L << random.below(64);
    }
    return random.next();
  }
}
