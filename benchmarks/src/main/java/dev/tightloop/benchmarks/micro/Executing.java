package dev.tightloop.benchmarks.micro;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.benchmarks.GuestFunction;
import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.benchmarks.Runner;
import dev.tightloop.benchmarks.Tier;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one instruction of a guest, in slices of a given length. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Executing {

  private static final int INSTRUCTIONS = 100_000;

  /** More than can be executed. */
  private static final long ENDLESS = Long.MAX_VALUE / 2;

  @Param({"COUNTING", "SHA256"})
  public GuestProgram program;

  @Param public Tier tier;

  @Param({"100000", "1000", "100"})
  public int slice;

  private Runner runner;

  @Setup(Level.Trial)
  public void call() {
    Path root = Path.of(System.getProperty("tightloop.root", "."));
    Path executable = program.executable(root.resolve("benchmarks/target/go"));
    Cpu cpu = new GuestFunction(executable).call(ENDLESS);
    runner = tier.on(cpu);
  }

  @Benchmark
  @OperationsPerInvocation(INSTRUCTIONS)
  public void instruction() {
    for (int done = 0; done < INSTRUCTIONS; done += slice) {
      runner.run(slice);
    }
  }
}
