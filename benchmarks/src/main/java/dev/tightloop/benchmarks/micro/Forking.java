package dev.tightloop.benchmarks.micro;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for a snapshot of a whole processor, registers and memory, and for what it makes dearer
 * afterwards: the first write to each of so many pages.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Forking {

  private static final long START = 0xc0_0000_0000L;

  /** 64 MiB, all of them written: what a fork must not depend on. */
  private static final int PAGES = 16384;

  @Param({"0", "1", "10", "100"})
  public int touched;

  private Cpu cpu;

  @Setup
  public void touch() {
    Memory memory = new Memory();
    memory.map(START, (long) PAGES * Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    for (int page = 0; page < PAGES; page++) {
      memory.write64(START + (long) page * Memory.PAGE_SIZE, page);
    }
    cpu = new Cpu(new Registers(), memory);
  }

  @Benchmark
  public Cpu snapshot() {
    Cpu fork = cpu.fork();
    for (int page = 0; page < touched; page++) {
      fork.memory().write64(START + (long) page * Memory.PAGE_SIZE, page);
    }
    return fork;
  }
}
