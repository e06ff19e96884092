package dev.tightloop.amd64;

import java.util.Locale;

/** Register names in Intel syntax. */
final class RegisterNames {
  private static final String[] BYTES = {"al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"};
  private static final String[] HIGH_BYTES = {"ah", "ch", "dh", "bh"};

  private RegisterNames() {}

  static String general(int number, OperandSize size) {
    String whole = Gpr.of(number).name().toLowerCase(Locale.ROOT);
    boolean numbered = number >= 8;
    return switch (size) {
      case QWORD -> whole;
      case DWORD -> numbered ? whole + "d" : "e" + whole.substring(1);
      case WORD -> numbered ? whole + "w" : whole.substring(1);
      case BYTE -> numbered ? whole + "b" : BYTES[number];
    };
  }

  static String highByte(int number) {
    return HIGH_BYTES[number];
  }
}
