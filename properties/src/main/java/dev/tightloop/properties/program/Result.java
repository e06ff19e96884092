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

  /** The result of a program that nobody interrupts. */
  public static Result undisturbed(UserProgram.Code code, Registers start, Memory text) {
    Registers registers = start.copy();
    Memory memory = text.fork();
    long locals = start.gpr(Gpr.RSP);
    memory.map(locals - LOCALS, 2L * LOCALS, Memory.READ | Memory.WRITE);
    UserProgram.runUndisturbed(code, registers, memory);
    return of(registers, memory, locals);
  }

  /** The result at this moment of a program whose locals are at this address. */
  public static Result of(Registers registers, Memory memory, long locals) {
    return new Result(registers.copy(), memory.bytes(locals, LOCALS));
  }

  /** What differs from another result, in one line. */
  public Optional<String> difference(Result other) {
    List<String> differences = registers.differences(other.registers);
    if (!differences.isEmpty()) {
      return Optional.of(String.join(", ", differences));
    }
    int at = Arrays.mismatch(locals, other.locals);
    return at < 0 ? Optional.empty() : Optional.of("the local at RSP+" + at + " differs");
  }
}
