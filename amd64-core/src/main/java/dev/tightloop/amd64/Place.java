package dev.tightloop.amd64;

/** Where an operand of a decoded instruction is, as data: for whoever translates instructions. */
public sealed interface Place {
  /**
   * A general register or a part of it.
   *
   * @param shift 8 for AH, CH, DH and BH, else 0
   */
  record General(int number, int shift, OperandSize size) implements Place {}

  /**
   * Bytes in memory, or an address that is not accessed (LEA).
   *
   * @param fs is the FS base added?
   * @param base a register's number, or {@link #NONE}
   * @param index a register's number, or {@link #NONE}
   * @param scale by how much the index is shifted left, 0 to 3
   * @param bytes how many are accessed; 0 for an address
   * @param aligned must the address be a multiple of 16?
   */
  record InMemory(
      boolean fs, int base, int index, int scale, long displacement, int bytes, boolean aligned)
      implements Place {
    /** No base or no index. */
    public static final int NONE = Registers.ZERO;
  }

  /** A number in the instruction, zero-extended; a jump's is its target. */
  record Constant(long value, OperandSize size) implements Place {}

  /** The low 4 or 8 or all 16 bytes of an XMM register. */
  record Xmm(int number, int bytes) implements Place {}

  /** Something that this view has no word for. */
  record Unknown() implements Place {}
}
