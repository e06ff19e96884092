package dev.tightloop.benchmarks.peers;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.benchmarks.GuestFunction;
import dev.tightloop.benchmarks.Tier;
import java.nio.file.Path;
import java.util.List;

/** A program's first 100,000 instructions in a fresh JVM. */
final class ColdStart {

  static final long INSTRUCTIONS = 100_000;

  private ColdStart() {}

  /** {@code ColdStart EXECUTABLE TIER INSTRUCTIONS}: loads, runs, and ends. */
  public static void main(String[] arguments) {
    Cpu cpu = new GuestFunction(Path.of(arguments[0])).call(Long.MAX_VALUE / 2);
    Tier.valueOf(arguments[1]).on(cpu).run(Long.parseLong(arguments[2]));
    if (cpu.instructions() != Long.parseLong(arguments[2])) {
      throw new AssertionError("executed " + cpu.instructions());
    }
  }

  /** Nanoseconds of a whole JVM that executes as many instructions. */
  static long measure(Path executable, Tier tier, long instructions) {
    List<String> arguments =
        List.of(executable.toString(), tier.name(), Long.toString(instructions));
    return Command.run(Command.java(ColdStart.class, arguments)).nanoseconds();
  }
}
