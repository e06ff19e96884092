package dev.tightloop.benchmarks.micro;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for one state of the model, over the states of a random walk in which three goroutines share
 * a processor: its enabled steps, one step, all successors as the explorer makes them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Stepping {

  private static final int STATES = 1024;

  private Model model;
  private byte[] states;
  private int[] taken;
  private int[] steps;
  private int size;

  @Setup
  public void walk() {
    model = new Model(Configuration.counted(3, 2, 1).set(Configuration.ThreadSet.IdleM, 2).build());
    size = model.state().size();
    states = new byte[STATES * size];
    taken = new int[STATES];
    steps = new int[model.mostSteps()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < STATES; i++) {
      model.state().copyTo(states, i * size);
      taken[i] = steps[random.nextInt(model.enabled(steps))];
      model.apply(taken[i]);
    }
  }

  /** What restoring a state costs, which is part of the others. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public long restored() {
    long sum = 0;
    for (int i = 0; i < STATES; i++) {
      model.state().copyFrom(states, i * size);
      sum += model.state().sched.lock();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(STATES)
  public long enabled() {
    long sum = 0;
    for (int i = 0; i < STATES; i++) {
      model.state().copyFrom(states, i * size);
      sum += model.enabled(steps);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(STATES)
  public long apply() {
    long sum = 0;
    for (int i = 0; i < STATES; i++) {
      model.state().copyFrom(states, i * size);
      model.apply(taken[i]);
      sum += model.state().sched.lock();
    }
    return sum;
  }

  /** With the fingerprints that the explorer looks up. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public long successors() {
    long sum = 0;
    for (int i = 0; i < STATES; i++) {
      model.state().copyFrom(states, i * size);
      int count = model.candidates(steps);
      for (int j = 0; j < count; j++) {
        if (model.take(steps[j])) {
          sum += model.state().fingerprint();
          model.state().copyFrom(states, i * size);
        }
      }
    }
    return sum;
  }
}
