package dev.tightloop.benchmarks.micro;

import dev.tightloop.amd64.Memory;
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

/** Time for one access of eight bytes: to pages just used, to many pages, across a page's end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryAccess {

  private static final int ACCESSES = 4096;
  private static final long START = 0xc0_0000_0000L;

  /** More pages than any cache of recent pages holds, and all owned. */
  private static final int PAGES = 4096;

  private final Memory memory = new Memory();

  @Setup
  public void touch() {
    memory.map(START, (long) PAGES * Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    for (int page = 0; page < PAGES; page++) {
      memory.write64(START + (long) page * Memory.PAGE_SIZE, page);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ACCESSES)
  public long readHit() {
    long sum = 0;
    for (int i = 0; i < ACCESSES; i++) {
      sum += memory.read64(START + 8 * i);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(ACCESSES)
  public void writeHit() {
    for (int i = 0; i < ACCESSES; i++) {
      memory.write64(START + 8 * i, i);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ACCESSES)
  public long readMiss() {
    long sum = 0;
    for (int i = 0; i < ACCESSES; i++) {
      sum += memory.read64(START + (long) i * Memory.PAGE_SIZE);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(ACCESSES)
  public void writeMiss() {
    for (int i = 0; i < ACCESSES; i++) {
      memory.write64(START + (long) i * Memory.PAGE_SIZE, i);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ACCESSES)
  public long readAcrossPages() {
    long sum = 0;
    for (int i = 0; i < ACCESSES; i++) {
      sum += memory.read64(START + Memory.PAGE_SIZE - 4);
    }
    return sum;
  }
}
