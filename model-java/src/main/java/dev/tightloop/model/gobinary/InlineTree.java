package dev.tightloop.model.gobinary;

/**
 * The calls that the compiler inlined into a function ({@code runtime/symtab.go inlinedCall}): an
 * array of records, indexed by {@link PcData#INL_TREE_INDEX}.
 */
final class InlineTree {

  private static final int RECORD_SIZE = 20;
  private static final int NAME = 12;

  private final Bytes data;
  private final long offset;

  /** The tree that begins at the offset into these data. */
  InlineTree(Bytes data, long offset) {
    this.data = data;
    this.offset = offset;
  }

  /** Where the name of the inlined function is among the names. */
  int nameOffset(int index) {
    return data.i32(offset + (long) RECORD_SIZE * index + NAME);
  }
}
