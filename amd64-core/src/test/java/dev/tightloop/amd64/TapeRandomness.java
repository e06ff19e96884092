package dev.tightloop.amd64;

/** Choices from a list that a property-testing library generates and shrinks; then zeros. */
final class TapeRandomness extends Randomness {
  private final long[] tape;
  private int at;

  TapeRandomness(long[] tape) {
    this.tape = tape;
  }

  @Override
  long next() {
    return at < tape.length ? tape[at++] : 0;
  }
}
