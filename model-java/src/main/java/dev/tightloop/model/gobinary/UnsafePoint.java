package dev.tightloop.model.gobinary;

/**
 * The values of the table {@link PcData#UNSAFE_POINT} ({@code runtime/symtab.go
 * _PCDATA_UnsafePointSafe} and its neighbours).
 */
public enum UnsafePoint {
  /** Nothing speaks against stopping here. */
  SAFE(-1),
  /** Inside something that must not be cut in two, such as a write barrier. */
  UNSAFE(-2),
  /** May be stopped, but goes on from the first instruction of the marked run. */
  RESTART1(-3),
  /** Like {@link #RESTART1}; two marks, so that two neighbouring runs can be told apart. */
  RESTART2(-4),
  /** May be stopped, but goes on from the function's entry. */
  RESTART_AT_ENTRY(-5);

  private final int value;

  UnsafePoint(int value) {
    this.value = value;
  }

  /** The number in the table. */
  public int value() {
    return value;
  }

  /** The constant with this number in the table. */
  public static UnsafePoint of(int value) {
    return switch (value) {
      case -1 -> SAFE;
      case -2 -> UNSAFE;
      case -3 -> RESTART1;
      case -4 -> RESTART2;
      case -5 -> RESTART_AT_ENTRY;
      default ->
          throw new BadGoBinary("unsafe-point value %d is unknown to Go 1.19".formatted(value));
    };
  }
}
