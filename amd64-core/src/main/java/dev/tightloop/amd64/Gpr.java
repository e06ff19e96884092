package dev.tightloop.amd64;

/**
 * A general-purpose register. The ordinal is the number that instructions encode (Intel SDM vol. 2,
 * 2.1.5 and table 2-2), so the order of the constants matters.
 */
public enum Gpr {
  RAX,
  RCX,
  RDX,
  RBX,
  RSP,
  RBP,
  RSI,
  RDI,
  R8,
  R9,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15;

  private static final Gpr[] BY_NUMBER = values();

  /**
   * The register with Intel's number {@code n}.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= n < 16}
   */
  public static Gpr of(int n) {
    return BY_NUMBER[n];
  }
}
