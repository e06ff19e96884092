package dev.tightloop.properties.program;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a program computed: its registers and its locals when it has come to its end. */
public record Result(Registers registers, byte[] locals) {

  /** Bytes between RSP and the top of the stack, all of them a program's locals. */
  public static final int LOCALS = Template.LOCALS;

  /**
   * The result of a program that nobody interrupts.
   *
   * @param memory everything that the program needs; written to
   */
  public static Result undisturbed(UserProgram.Code code, Registers start, Memory memory) {
    Registers registers = start.copy();
    long locals = start.gpr(Gpr.RSP);
    UserProgram.runUndisturbed(code, registers, memory);
    return of(registers, memory, locals);
  }

  /** The result at this moment of a program whose locals are at this address. */
  public static Result of(Registers registers, Memory memory, long locals) {
    return new Result(registers.copy(), memory.bytes(locals, LOCALS));
  }

  /** What differs from another result, in one line; the FS base is the thread's. */
  public Optional<String> difference(Result other) {
    Registers same = other.registers.copy();
    same.fsBase(registers.fsBase());
    List<String> differences = registers.differences(same);
    if (!differences.isEmpty()) {
      return Optional.of(String.join(", ", differences));
    }
    int at = Arrays.mismatch(locals, other.locals);
    return at < 0 ? Optional.empty() : Optional.of("the local at RSP+" + at + " differs");
  }
}
