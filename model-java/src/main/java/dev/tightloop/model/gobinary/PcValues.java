package dev.tightloop.model.gobinary;

import java.util.Arrays;

/**
 * One table from program counter to a number, unpacked ({@code runtime/symtab.go pcvalue, step,
 * readvarint}).
 *
 * <p>In the file it is a list of pairs: a zigzag-coded change of the number, then for how many
 * bytes of code the number holds. Both are base-128 integers, low group first. The number starts at
 * -1; a change of zero ends the table, except as its first pair. Positions are relative to the
 * function's entry, so functions with the same table share it.
 */
final class PcValues {

  private final int[] ends;
  private final int[] values;

  private PcValues(int[] ends, int[] values) {
    this.ends = ends;
    this.values = values;
  }

  static PcValues read(Bytes table, long offset) {
    int[] ends = new int[8];
    int[] values = new int[8];
    int runs = 0;
    int value = -1;
    int end = 0;
    long at = offset;
    while (true) {
      int change = varint(table, at);
      if (change == 0 && runs > 0) {
        return new PcValues(Arrays.copyOf(ends, runs), Arrays.copyOf(values, runs));
      }
      at += varintLength(table, at);
      value += (change >>> 1) ^ -(change & 1);
      end += varint(table, at);
      at += varintLength(table, at);
      if (runs == ends.length) {
        ends = Arrays.copyOf(ends, 2 * runs);
        values = Arrays.copyOf(values, 2 * runs);
      }
      ends[runs] = end;
      values[runs] = value;
      runs++;
    }
  }

  /** The first position behind the table. */
  int end() {
    return ends[ends.length - 1];
  }

  /** The number of the run that holds the position, -1 if none does. */
  int run(long position) {
    if (position < 0 || position >= end()) {
      return -1;
    }
    int found = Arrays.binarySearch(ends, (int) position);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int value(int run) {
    return values[run];
  }

  /** Where the run begins. */
  int start(int run) {
    return run == 0 ? 0 : ends[run - 1];
  }

  private static int varint(Bytes table, long offset) {
    int value = 0;
    int shift = 0;
    long at = offset;
    int group;
    do {
      group = table.u8(at++);
      value |= (group & 0x7f) << shift;
      shift += 7;
    } while ((group & 0x80) != 0);
    return value;
  }

  private static int varintLength(Bytes table, long offset) {
    int length = 1;
    while ((table.u8(offset + length - 1) & 0x80) != 0) {
      length++;
    }
    return length;
  }
}
