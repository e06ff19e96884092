package dev.tightloop.amd64;

/** Addresses of operands: mostly fine ones, the rest at and across every kind of page end. */
final class AddressChooser {
  private static final long[] NOT_CANONICAL = {
    1L << 47, 0x8000_0000_0000_0000L, 0xffff_7fff_ffff_fff0L, 0x0123_4567_89ab_cdefL, 1L << 63 | 8
  };

  private final Randomness random;

  AddressChooser(Randomness random) {
    this.random = random;
  }

  /**
   * @param size of the access in bytes, or about it
   * @param wild may the address be any 64 bits? Otherwise it lies in the arena
   */
  long next(int size, boolean wild) {
    int kind = random.below(100);
    if (kind < 62) {
      return Arena.FIRST_WRITABLE + 0x100 + 16L * random.below(0xe0);
    }
    if (kind < 72) {
      return Arena.FIRST_WRITABLE + 0x100 + random.below(0xe00);
    }
    if (kind < 80) {
      return Arena.FIRST_WRITABLE + Arena.PAGE - across(size);
    }
    if (kind < 85) {
      return Arena.READ_ONLY - across(size);
    }
    return switch (wild ? kind : 85 + random.below(12)) {
      case 85, 86 -> Arena.READ_ONLY + random.below(Arena.PAGE - 64);
      case 87, 88 -> Arena.HOLE - across(size);
      case 89 -> Arena.HOLE + 0x800 + random.below(64);
      case 90, 91 -> Arena.ALONE + Arena.PAGE - across(size);
      case 92 -> Arena.ALONE - across(size);
      case 93 -> Arena.ALONE + random.below(64);
      case 94 -> Arena.NO_ACCESS + random.below(64);
      case 95 -> Arena.FIRST_WRITABLE + random.below(64);
      case 96 -> Arena.FIRST_WRITABLE - across(size);
      case 97, 98 -> NOT_CANONICAL[random.below(NOT_CANONICAL.length)] + random.below(16);
      default -> random.next();
    };
  }

  /** How much of an access lies before a page's end: all, some or almost nothing. */
  private int across(int size) {
    return 1 + random.below(size + 2);
  }
}
