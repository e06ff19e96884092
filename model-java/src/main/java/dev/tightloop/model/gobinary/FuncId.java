package dev.tightloop.model.gobinary;

/** Functions that the runtime treats specially ({@code runtime/symtab.go funcID}), in its order. */
public enum FuncId {
  NORMAL,
  ABORT,
  ASMCGOCALL,
  ASYNC_PREEMPT,
  CGOCALLBACK,
  DEBUG_CALL_V2,
  GC_BG_MARK_WORKER,
  GOEXIT,
  GOGO,
  GOPANIC,
  HANDLE_ASYNC_EVENT,
  MCALL,
  MORESTACK,
  MSTART,
  PANICWRAP,
  RT0_GO,
  RUNFINQ,
  RUNTIME_MAIN,
  SIGPANIC,
  SYSTEMSTACK,
  SYSTEMSTACK_SWITCH,
  /**
   * Code that the compiler made up: method wrappers, and the passage between two call conventions.
   */
  WRAPPER;

  private static final FuncId[] ALL = values();

  static FuncId of(int number) {
    if (number >= ALL.length) {
      throw new BadGoBinary("function id %d is unknown to Go 1.19".formatted(number));
    }
    return ALL[number];
  }
}
