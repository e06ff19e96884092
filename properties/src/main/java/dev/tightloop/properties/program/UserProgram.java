package dev.tightloop.properties.program;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A goroutine's code: a body that it goes through {@code rounds} times, and then {@code for {}}.
 *
 * @param body one number for each instruction; see {@link Template}
 * @param rounds at least 1
 */
public record UserProgram(List<Integer> body, int rounds) {

  /** More instructions than any body and its rounds can take. */
  private static final int MOST_INSTRUCTIONS = 1_000_000;

  public UserProgram {
    body = List.copyOf(body);
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
    }
  }

  /**
   * The machine code for this place in memory, and where its last instruction, {@code jmp .}, is;
   * the functions that it calls come behind.
   */
  public Code code(long origin) {
    return code(origin, Set.of());
  }

  /** The same as a faulty compiler makes it. */
  public Code code(long origin, Set<CompilerFault> faults) {
    ProgramWriter writer = new ProgramWriter(origin, faults);
    Assembler assembler = writer.code();
    if (!body.isEmpty()) {
      assembler.mov(Gpr.R15, rounds);
      Label top = assembler.label();
      assembler.bind(top);
      body.forEach(number -> Template.emit(number, writer));
      assembler.dec(Gpr.R15);
      assembler.jcc(dev.tightloop.amd64.Condition.NE, top);
    }
    long end = assembler.here();
    assembler.jmp(end);
    CompiledTables tables = writer.finish();
    return new Code(origin, assembler.bytes(), end, tables);
  }

  /** What the program looks like, one line for each instruction. */
  public String listing(long origin) {
    Code code = code(origin);
    Memory memory = new Memory();
    memory.map(origin, code.bytes().length, Memory.READ | Memory.EXECUTE);
    memory.bytes(origin, code.bytes());
    StringJoiner lines = new StringJoiner("\n");
    for (long at = origin; at < origin + code.bytes().length; ) {
      var instruction = dev.tightloop.amd64.Decoder.decode(memory, at);
      lines.add(String.format("  0x%x  %s", at, instruction));
      at += instruction.length();
    }
    return lines.toString();
  }

  /** Runs the program alone until it spins, on these registers and this memory. */
  static void runUndisturbed(Code code, Registers registers, Memory memory) {
    Cpu cpu = new Cpu(registers, memory);
    for (int i = 0; registers.rip() != code.end(); i++) {
      if (i == MOST_INSTRUCTIONS) {
        throw new IllegalStateException("a program does not end");
      }
      cpu.step();
    }
  }

  /**
   * Assembled code.
   *
   * @param origin its address
   * @param bytes the machine code
   * @param end the address of the instruction at which it spins
   * @param tables what the compiler says of it
   */
  public record Code(long origin, byte[] bytes, long end, CompiledTables tables) {}
}
