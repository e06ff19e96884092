package dev.tightloop.amd64;

/**
 * The status flags, computed when somebody looks. A translation keeps what the last instruction
 * that wrote them was (a kind) and its operands, which costs nothing as long as nobody does.
 *
 * <p>A kind is one of the constants times four plus the ordinal of the {@link OperandSize}. The
 * operands are zero-extended.
 */
public final class LazyFlags {
  /** {@code a} is the flags themselves. */
  public static final int KNOWN = 0;

  /** {@code a + b}. */
  public static final int ADD = 1;

  /** {@code a - b}, also of CMP and NEG. */
  public static final int SUB = 2;

  /** {@code a} is the result of AND, OR, XOR or TEST. */
  public static final int LOGIC = 3;

  /** {@code a + 1}; {@code c} is CF, which stays. */
  public static final int INC = 4;

  /** {@code a - 1}; {@code c} is CF, which stays. */
  public static final int DEC = 5;

  /** {@code a + b + c}. */
  public static final int ADC = 6;

  /** {@code a - b - c}. */
  public static final int SBB = 7;

  private static final OperandSize[] SIZES = OperandSize.values();
  private static final Condition[] CONDITIONS = Condition.values();

  private LazyFlags() {}

  /** All six. */
  static long status(int kind, long a, long b, long c) {
    OperandSize size = SIZES[kind & 3];
    long mask = size.mask();
    return switch (kind >> 2) {
      case KNOWN -> a;
      case ADD -> StatusFlags.ofSum(a, b, a + b & mask, size);
      case SUB -> StatusFlags.ofDifference(a, b, a - b & mask, size);
      case LOGIC -> StatusFlags.ofResult(a, size);
      case INC -> StatusFlags.ofSum(a, 1, a + 1 & mask, size) & ~Flags.CF | c;
      case DEC -> StatusFlags.ofDifference(a, 1, a - 1 & mask, size) & ~Flags.CF | c;
      case ADC -> StatusFlags.ofSum(a, b, a + b + c & mask, size);
      case SBB -> StatusFlags.ofDifference(a, b, a - b - c & mask, size);
      default -> throw new AssertionError("no such kind of flags: " + kind);
    };
  }

  /** CF as 0 or 1. */
  static long carry(int kind, long a, long b, long c) {
    return status(kind, a, b, c) & Flags.CF;
  }

  /** CF of a 64-bit sum. */
  static long carry64(long a, long b) {
    return (a & b | (a | b) & ~(a + b)) >>> 63;
  }

  /** CF of a 64-bit difference. */
  static long borrow64(long a, long b) {
    return (~a & b | ~(a ^ b) & a - b) >>> 63;
  }

  /** Does the condition with this number hold? */
  static boolean holds(int condition, int kind, long a, long b, long c) {
    return CONDITIONS[condition].holds(status(kind, a, b, c));
  }

  /** What a shift or rotate of this kind makes of the flags, by the interpreter's own operation. */
  static long shift(int operation, int size, long status, long operand, int count) {
    return Shifts.status(ShiftOperation.values()[operation], SIZES[size], status, operand, count);
  }

  /** IMUL with two or three operands: only CF and OF change. */
  static long product(int size, long status, long a, long b) {
    long both = Flags.CF | Flags.OF;
    return status & ~both | (Multiplication.truncates(a, b, SIZES[size]) ? both : 0);
  }

  /** BT: only CF changes. */
  static long bit(long status, long bit) {
    return status & ~Flags.CF | bit;
  }
}
