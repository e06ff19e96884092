package dev.tightloop.benchmarks.micro;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for one step of the fuzzer: what is enabled, the strategy's choice, the step, and all
 * invariants and properties of steps that the configuration asks. Schedules follow each other, as
 * long as the fuzzer's; none violates anything.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Fuzzing {

  private static final int STEPS = 10_000;

  @Param({"ThreeGoroutines", "ForEachP", "Cooperative"})
  public String configuration;

  @Param public Strategies strategy;

  private ModelMachine machine;
  private Strategy chooses;
  private int[] enabled;
  private long schedule;
  private int left;

  @Setup
  public void make() {
    Path root = Path.of(System.getProperty("tightloop.root", ".."));
    machine =
        Target.of(new SpecDirectory(root.resolve("spec")).configuration(configuration)).machine();
    chooses = strategy.of(machine);
    enabled = new int[machine.mostSteps()];
    begin();
  }

  private void begin() {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(1) + schedule);
    machine.begin(random.below(machine.initialStates()));
    holds();
    chooses.begin(random, schedule++, Fuzzer.LENGTH);
    left = Fuzzer.LENGTH;
  }

  private void holds() {
    String violated = machine.violated();
    if (violated != null) {
      throw new IllegalStateException(configuration + " violates " + violated);
    }
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long step() {
    long sum = 0;
    for (int i = 0; i < STEPS; i++) {
      int count = machine.enabled(enabled);
      while (count == 0 || left == 0) {
        chooses.end();
        begin();
        count = machine.enabled(enabled);
      }
      int step = enabled[chooses.choose(enabled, count)];
      machine.take(step);
      holds();
      left--;
      sum += step;
    }
    return sum;
  }
}
