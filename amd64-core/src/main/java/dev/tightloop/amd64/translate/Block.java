package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Instructions that are executed one after the other, entered only at the first. */
final class Block {
  /** No path comes here yet. */
  static final int UNREACHED = Integer.MIN_VALUE;

  /** Paths disagree. */
  static final int MIXED = Integer.MAX_VALUE;

  final List<Instruction> instructions = new ArrayList<>();

  /** Addresses where it leads, in the region or not; empty after a RET. */
  final List<Long> successors = new ArrayList<>();

  /** RSP here minus RSP at the region's entry. */
  int stack = UNREACHED;

  /** The kind of {@link dev.tightloop.amd64.LazyFlags} here. */
  int flags = UNREACHED;

  long address() {
    return instructions.get(0).address();
  }

  Instruction last() {
    return instructions.get(instructions.size() - 1);
  }

  static int meet(int a, int b) {
    return a == UNREACHED || a == b ? b : b == UNREACHED ? a : MIXED;
  }
}
