package dev.tightloop.benchmarks;

import dev.tightloop.amd64.Cpu;
import java.nio.file.Path;

/**
 * One measurement of the core in a JVM of its own: {@code CoreRun EXECUTABLE ROUNDS TIER SLICE
 * TIMES}. Prints a line for each of the runs: checksum, instructions, nanoseconds.
 */
public final class CoreRun {

  private CoreRun() {}

  /** Called by the comparison, not by people. */
  public static void main(String[] arguments) {
    GuestFunction function = new GuestFunction(Path.of(arguments[0]));
    long rounds = Long.parseLong(arguments[1]);
    Tier tier = Tier.valueOf(arguments[2]);
    long slice = Long.parseLong(arguments[3]);
    int times = Integer.parseInt(arguments[4]);
    for (int i = 0; i < times; i++) {
      Cpu cpu = function.call(rounds);
      Runner runner = tier.on(cpu);
      long start = System.nanoTime();
      long checksum = GuestFunction.finish(cpu, runner, slice);
      long time = System.nanoTime() - start;
      System.out.println(Long.toUnsignedString(checksum) + " " + cpu.instructions() + " " + time);
    }
  }
}
