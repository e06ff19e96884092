package dev.tightloop.amd64;

/**
 * SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014):
 * the same seed gives the same numbers on any JDK.
 */
final class SeededRandomness extends Randomness {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SeededRandomness(long seed) {
    state = seed;
  }

  @Override
  long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
