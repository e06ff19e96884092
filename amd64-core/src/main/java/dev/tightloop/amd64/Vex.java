package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/**
 * The VEX prefix (Intel SDM vol. 2, 2.3.5): what escape bytes, mandatory prefixes and REX say, and
 * one register more.
 *
 * @param map 1 for 0F, 2 for 0F 38, 3 for 0F 3A; other numbers select nothing
 * @param rex the R, X, B and W bits, as a REX byte has them
 * @param prefix the mandatory prefix that it stands for
 * @param register the number in vvvv, 0 where there is none
 * @param l 256-bit vectors?
 */
record Vex(int map, int rex, PrefixClass prefix, int register, boolean l) {
  static final int TWO_BYTES = 0xc5;
  static final int THREE_BYTES = 0xc4;

  private static final int REX = 0x40;

  private static final PrefixClass[] PP = {
    PrefixClass.NONE, PrefixClass.P66, PrefixClass.PF3, PrefixClass.PF2
  };

  boolean w() {
    return (rex & 8) != 0;
  }

  /** Reads what follows C4 or C5. R, X, B and vvvv are stored inverted. */
  static Vex read(int first, CodeReader code) {
    if (first == TWO_BYTES) {
      int last = code.next();
      return of(1, (~last & 0x80) >> 5, last);
    }
    int middle = code.next();
    int last = code.next();
    return of(middle & 0x1f, (~middle & 0xe0) >> 5 | (last & 0x80) >> 4, last);
  }

  private static Vex of(int map, int rex, int last) {
    return new Vex(map, REX | rex, PP[last & 3], ~last >> 3 & 15, (last & 4) != 0);
  }
}
