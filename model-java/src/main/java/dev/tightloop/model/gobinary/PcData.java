package dev.tightloop.model.gobinary;

/** The numbers of the tables from program counter to value ({@code runtime/symtab.go}). */
public final class PcData {

  /** Whether a goroutine may be stopped here: see {@link UnsafePoint}. */
  public static final int UNSAFE_POINT = 0;

  /** Which pointer map of the frame holds here. */
  public static final int STACK_MAP_INDEX = 1;

  /** Which inlined call the instruction belongs to: an index into the {@link InlineTree}, or -1. */
  public static final int INL_TREE_INDEX = 2;

  /** Which argument registers hold live values here. */
  public static final int ARG_LIVE_INDEX = 3;

  private PcData() {}
}
