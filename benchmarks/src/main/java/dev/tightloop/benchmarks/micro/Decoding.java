package dev.tightloop.benchmarks.micro;

import dev.tightloop.amd64.Decoder;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Memory;
import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfLoader;
import dev.tightloop.linux.elf.ElfSymbol;
import java.nio.file.Path;
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
import org.openjdk.jmh.infra.Blackhole;

/** Time to decode one instruction of what Go's compiler made of SHA-256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Decoding {

  private static final int INSTRUCTIONS = 2000;

  private final Memory memory = new Memory();
  private long start;
  private long end;

  @Setup
  public void load() {
    Path root = Path.of(System.getProperty("tightloop.root", "."));
    Path executable = GuestProgram.SHA256.executable(root.resolve("benchmarks/target/go"));
    ElfFile elf = ElfFile.open(executable);
    ElfLoader.load(elf, memory);
    ElfSymbol function = elf.symbol("main.compress").orElseThrow();
    start = function.address();
    end = start + function.size();
  }

  @Benchmark
  @OperationsPerInvocation(INSTRUCTIONS)
  public void decode(Blackhole blackhole) {
    long at = start;
    for (int i = 0; i < INSTRUCTIONS; i++) {
      Instruction instruction = Decoder.decode(memory, at);
      blackhole.consume(instruction);
      at += instruction.length();
      if (at >= end) {
        at = start;
      }
    }
  }
}
