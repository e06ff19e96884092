package dev.tightloop.model.guest;

import java.util.OptionalInt;

/**
 * What the tables of a program say of its instructions, as the compiler writes them for the runtime
 * ({@code runtime/symtab.go pcvalue}).
 */
@FunctionalInterface
public interface ProgramTables {

  /** Whether a goroutine may be preempted asynchronously before the instruction at this address. */
  boolean isSafe(long pc);

  /** Where a goroutine that is preempted there goes on: the start of a restartable sequence. */
  default long resumePC(long pc) {
    return pc;
  }

  /**
   * How many bytes the stack pointer is below the return address of the function at this address
   * ({@code pcsp}); empty if the address is not in the program, or the table is not known.
   */
  default OptionalInt spDelta(long pc) {
    return OptionalInt.empty();
  }
}
