package dev.tightloop.amd64;

/**
 * How an encoding addresses memory, so that registers can be chosen that make it lead to a wanted
 * place.
 *
 * @param segment the segment's base
 * @param base a register's number, or -1
 * @param index a register's number, or -1
 * @param scale 0 to 3
 * @param displacement the constant; with neither base nor index the whole offset
 * @param narrow is the offset taken modulo 2^32?
 */
record OperandAddress(
    long segment, int base, int index, int scale, long displacement, boolean narrow) {

  /** Does it lead to the same place in every state? */
  boolean isConstant() {
    return base < 0 && index < 0;
  }

  /** Sets base and index so that the operand lies at {@code wanted}, or just below. */
  void aim(long[] record, int at, long wanted, Randomness random) {
    long offset = wanted - segment - displacement;
    if (base >= 0 && base == index) {
      record[at + StateRecord.gpr(base)] = noise(offset / ((1 << scale) + 1), random);
    } else if (base >= 0) {
      long scaled = index < 0 ? 0 : record[at + StateRecord.gpr(index)] << scale;
      record[at + StateRecord.gpr(base)] = noise(offset - scaled, random);
    } else if (index >= 0) {
      record[at + StateRecord.gpr(index)] = noise(offset >> scale, random);
    }
  }

  /** Where the operand lies in this state. */
  long of(long[] record, int at) {
    long offset = displacement;
    if (base >= 0) {
      offset += record[at + StateRecord.gpr(base)];
    }
    if (index >= 0) {
      offset += record[at + StateRecord.gpr(index)] << scale;
    }
    return segment + (narrow ? offset & 0xffff_ffffL : offset);
  }

  /** An address of 32 bits ignores what is above them. */
  private long noise(long value, Randomness random) {
    return narrow ? value & 0xffff_ffffL | random.next() << 32 : value;
  }
}
