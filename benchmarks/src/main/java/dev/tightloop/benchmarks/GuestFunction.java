package dev.tightloop.benchmarks;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfLoader;
import java.nio.file.Path;

/**
 * {@code main.work} of a Go program, ready to be called without a kernel.
 *
 * <p>The call is Go's internal calling convention (ABIInternal of Go 1.19): the argument and the
 * result in RAX, g in R14, zero in X15. A g whose {@code stackguard0} is 0 never finds its stack
 * too small. The return address is a page that is not mapped: the fetch from there is the end.
 */
public final class GuestFunction {

  private static final long RETURN = 0x7100_0000_0000L;
  private static final long STACK = 0xc0_0000_0000L;
  private static final long STACK_SIZE = 1 << 20;
  private static final long G = 0xc8_0000_0000L;
  private static final long TLS = 0xd0_0000_0000L;

  /** What the init function of internal/bytealg stores without AVX2. */
  private static final byte[] MAX_LEN = {31, 0, 0, 0, 0, 0, 0, 0};

  private final Memory memory = new Memory();
  private final long entry;

  /**
   * Loads an executable.
   *
   * @throws dev.tightloop.linux.elf.BadElfException if it is none
   * @throws UnusableProgram if it has no {@code main.work}
   */
  public GuestFunction(Path executable) {
    ElfFile elf = ElfFile.open(executable);
    ElfLoader.load(elf, memory);
    entry =
        elf.symbol("main.work")
            .orElseThrow(() -> new UnusableProgram(elf.name() + " has no function main.work"))
            .address();
    elf.symbol("internal/bytealg.MaxLen").ifPresent(v -> memory.bytes(v.address(), MAX_LEN));
    memory.map(STACK, STACK_SIZE, Memory.READ | Memory.WRITE);
    memory.map(G, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    memory.map(TLS, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    memory.write64(TLS, G);
    memory.write64(STACK + STACK_SIZE - 64, RETURN);
  }

  /** A processor about to execute the function's first instruction, on memory of its own. */
  public Cpu call(long rounds) {
    Registers registers = new Registers();
    registers.gpr(Gpr.RAX, rounds);
    registers.gpr(Gpr.RSP, STACK + STACK_SIZE - 64);
    registers.gpr(Gpr.R14, G);
    registers.fsBase(TLS + Long.BYTES);
    registers.rip(entry);
    return new Cpu(registers, memory.fork());
  }

  /**
   * Runs a call to its end.
   *
   * @param slice how many instructions to run at a time
   * @return the checksum
   * @throws dev.tightloop.amd64.CpuException if the program does what it must not
   */
  public static long finish(Cpu cpu, Runner runner, long slice) {
    while (true) {
      try {
        runner.run(slice);
      } catch (PageFault end) {
        if (cpu.registers().rip() != RETURN) {
          throw end;
        }
        return cpu.registers().gpr(Gpr.RAX);
      }
    }
  }
}
