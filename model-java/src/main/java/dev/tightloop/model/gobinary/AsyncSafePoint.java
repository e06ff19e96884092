package dev.tightloop.model.gobinary;

import java.util.Optional;

/**
 * The tests of {@code runtime/preempt.go isAsyncSafePoint} that depend on the program counter
 * alone, in its order.
 *
 * <p>The others are about the moment: whether the thread runs this goroutine, holds locks, is
 * allocating, and whether the stack has room for the call that is pushed. They come first in Go,
 * and they are the model's: the thread in {@code SignalHandler}, the room in {@code Guest}.
 *
 * <p>Two things are easily believed and wrong. A stack check is not unsafe as a whole: only its
 * branch and its call of {@code morestack} are. And code of {@code runtime} or {@code reflect} is
 * not unsafe as a whole either: where a function of another package was inlined into it, the name
 * that counts is that function's.
 */
public final class AsyncSafePoint {

  /** A restart may go back this many bytes at most; the runtime throws beyond. */
  private static final int LONGEST_RESTART = 20;

  private static final String[] NEVER_PREEMPTED = {"runtime.", "runtime/internal/", "reflect."};

  private final GoBinary binary;

  public AsyncSafePoint(GoBinary binary) {
    this.binary = binary;
  }

  /** Whether a goroutine stopped before the instruction at this address can be preempted. */
  public SafePoint at(long pc) {
    PcLineTable table = binary.functions();
    Optional<GoFunction> found = table.function(pc).filter(f -> pc < table.codeEnd(f));
    if (found.isEmpty()) {
      return SafePoint.unsafe(SafePointReason.NOT_GO_CODE);
    }
    GoFunction function = found.get();
    UnsafePoint mark = UnsafePoint.of(table.pcdata(function, PcData.UNSAFE_POINT, pc));
    if (mark == UnsafePoint.UNSAFE) {
      return SafePoint.unsafe(SafePointReason.UNSAFE_POINT);
    }
    // One test in Go; told apart here because the reader of a report wants to know.
    if (function.has(FuncFlag.ASM)) {
      return SafePoint.unsafe(SafePointReason.ASSEMBLY);
    }
    if (function.funcdataOffset(FuncData.LOCALS_POINTER_MAPS).isEmpty()) {
      return SafePoint.unsafe(SafePointReason.NO_LOCALS_MAP);
    }
    if (neverPreempted(binary.innermostName(function, pc))) {
      return SafePoint.unsafe(SafePointReason.RUNTIME_CODE);
    }
    return switch (mark) {
      case RESTART1, RESTART2 -> SafePoint.safe(SafePointReason.RESTART, restart(function, pc));
      case RESTART_AT_ENTRY -> SafePoint.safe(SafePointReason.RESTART_AT_ENTRY, function.entry());
      default -> SafePoint.safe(SafePointReason.SAFE, pc);
    };
  }

  private long restart(GoFunction function, long pc) {
    long start = binary.functions().pcdataStart(function, PcData.UNSAFE_POINT, pc);
    if (pc - start > LONGEST_RESTART) {
      throw new BadGoBinary(
          "bad restart PC: 0x%x in %s would go back to 0x%x".formatted(pc, function.name(), start));
    }
    return start;
  }

  private static boolean neverPreempted(String name) {
    for (String prefix : NEVER_PREEMPTED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
