package dev.tightloop.model.gobinary;

/** The numbers of the data that belong to a whole function ({@code runtime/symtab.go}). */
public final class FuncData {

  public static final int ARGS_POINTER_MAPS = 0;

  /** Which words of the frame hold pointers. Assembly has none. */
  public static final int LOCALS_POINTER_MAPS = 1;

  public static final int STACK_OBJECTS = 2;

  /** See {@link InlineTree}. */
  public static final int INL_TREE = 3;

  public static final int OPEN_CODED_DEFER_INFO = 4;
  public static final int ARG_INFO = 5;
  public static final int ARG_LIVE_INFO = 6;
  public static final int WRAP_INFO = 7;

  private FuncData() {}
}
