package dev.tightloop.amd64;

/**
 * Packed integer arithmetic on eight bytes, four words or two doublewords inside a {@code long}.
 */
final class Lanes {
  private static final long BYTE_SIGNS = 0x8080808080808080L;
  private static final long WORD_SIGNS = 0x8000800080008000L;
  private static final long DWORD_SIGNS = 0x8000000080000000L;

  private Lanes() {}

  static long addBytes(long a, long b) {
    return add(a, b, BYTE_SIGNS);
  }

  static long addWords(long a, long b) {
    return add(a, b, WORD_SIGNS);
  }

  static long addDwords(long a, long b) {
    return add(a, b, DWORD_SIGNS);
  }

  static long subBytes(long a, long b) {
    return sub(a, b, BYTE_SIGNS);
  }

  static long subWords(long a, long b) {
    return sub(a, b, WORD_SIGNS);
  }

  static long subDwords(long a, long b) {
    return sub(a, b, DWORD_SIGNS);
  }

  static long equalBytes(long a, long b) {
    return equal(a, b, BYTE_SIGNS, 8);
  }

  static long equalWords(long a, long b) {
    return equal(a, b, WORD_SIGNS, 16);
  }

  static long equalDwords(long a, long b) {
    return equal(a, b, DWORD_SIGNS, 32);
  }

  /** Adds without the top bits, so that no carry leaves a lane, then puts the top bits right. */
  private static long add(long a, long b, long signs) {
    return (a & ~signs) + (b & ~signs) ^ (a ^ b) & signs;
  }

  /** Sets the top bits of {@code a} first, so that no borrow leaves a lane. */
  private static long sub(long a, long b, long signs) {
    return (a | signs) - (b & ~signs) ^ (a ^ ~b) & signs;
  }

  /** All ones in each lane where both agree. */
  private static long equal(long a, long b, long signs, int width) {
    long difference = a ^ b;
    long differs = ((difference & ~signs) + ~signs | difference) & signs;
    long equal = (differs ^ signs) >>> width - 1;
    return (equal << width) - equal;
  }
}
