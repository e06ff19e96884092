package dev.tightloop.amd64;

/**
 * The six status flags as functions of operands and result (Intel SDM vol. 1, 3.4.3.1 and appendix
 * A). {@code result} is zero-extended; operands need only their low bits right.
 */
final class StatusFlags {
  private StatusFlags() {}

  /** SF, ZF and PF. */
  static long ofResult(long result, OperandSize size) {
    long flags = result == 0 ? Flags.ZF : 0;
    flags |= (result >>> size.signShift() & 1) * Flags.SF;
    flags |= (~Long.bitCount(result & 0xff) & 1) * Flags.PF;
    return flags;
  }

  /** All six, of {@code a + b} or {@code a + b + 1}. */
  static long ofSum(long a, long b, long result, OperandSize size) {
    long carries = a & b | (a | b) & ~result;
    return ofCarries(carries, (a ^ result) & (b ^ result), result, size);
  }

  /** All six, of {@code a - b} or {@code a - b - 1}. */
  static long ofDifference(long a, long b, long result, OperandSize size) {
    long borrows = ~a & b | ~(a ^ b) & result;
    return ofCarries(borrows, (a ^ b) & (a ^ result), result, size);
  }

  private static long ofCarries(long carries, long overflow, long result, OperandSize size) {
    int sign = size.signShift();
    return ofResult(result, size)
        | (carries >>> sign & 1) * Flags.CF
        | (carries >>> 3 & 1) * Flags.AF
        | (overflow >>> sign & 1) * Flags.OF;
  }
}
