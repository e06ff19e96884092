package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.io.IOException;
import java.util.Map;

/**
 * What a system call changed, carried over from the witness: the bytes that the kernel wrote, and
 * what it mapped. Numbers and shapes are Linux' for amd64 ({@code arch/x86/entry/syscalls}).
 */
final class KernelAnswer {

  static final int CLONE = 56;

  private static final long ERRORS = -4095;
  private static final int ARCH_SET_FS = 0x1002;
  private static final int MADV_DONTNEED = 4;

  /** What a call that succeeded has changed beside its result. */
  private interface Effect {
    void apply(KernelAnswer answer) throws IOException;
  }

  private static final Effect NONE = answer -> {};

  private static final Map<Long, Effect> EFFECTS =
      Map.ofEntries(
          Map.entry(0L, a -> a.written(Gpr.RSI, a.result())), // read
          Map.entry(1L, NONE), // write
          Map.entry(3L, NONE), // close
          Map.entry(5L, a -> a.written(Gpr.RSI, 144)), // fstat
          Map.entry(9L, KernelAnswer::mmap),
          Map.entry(10L, KernelAnswer::mprotect),
          Map.entry(11L, KernelAnswer::munmap),
          Map.entry(13L, a -> a.written(Gpr.RDX, 32)), // rt_sigaction
          Map.entry(14L, a -> a.written(Gpr.RDX, a.argument(Gpr.R10))), // rt_sigprocmask
          Map.entry(24L, NONE), // sched_yield
          Map.entry(28L, KernelAnswer::madvise),
          Map.entry(39L, NONE), // getpid
          Map.entry(72L, NONE), // fcntl, which writes for locks only
          Map.entry(89L, a -> a.written(Gpr.RSI, a.result())), // readlink
          Map.entry(97L, a -> a.written(Gpr.RSI, 16)), // getrlimit
          Map.entry(131L, a -> a.written(Gpr.RSI, 24)), // sigaltstack
          Map.entry(158L, KernelAnswer::archPrctl),
          Map.entry(186L, NONE), // gettid
          Map.entry(202L, NONE), // futex
          Map.entry(204L, a -> a.written(Gpr.RDX, a.result())), // sched_getaffinity
          Map.entry(228L, a -> a.written(Gpr.RSI, 16)), // clock_gettime
          Map.entry(257L, NONE), // openat
          Map.entry(302L, a -> a.written(Gpr.R10, 16)), // prlimit64
          Map.entry(318L, a -> a.written(Gpr.RDI, a.result()))); // getrandom

  private final Registers before;
  private final Registers after;
  private final Memory memory;
  private final Registers registers;
  private final GdbTarget witness;

  /**
   * @param before the registers at SYSCALL
   * @param after the witness' registers behind it
   * @param registers the core's registers, to be brought up to date
   * @param memory the core's memory, likewise
   */
  KernelAnswer(
      Registers before, Registers after, Registers registers, Memory memory, GdbTarget witness) {
    this.before = before;
    this.after = after;
    this.registers = registers;
    this.memory = memory;
    this.witness = witness;
  }

  static boolean known(long number) {
    return EFFECTS.containsKey(number);
  }

  /** Takes over everything that the call changed. RCX and R11 too: emulators leave them alone. */
  void apply() throws IOException {
    registers.gpr(Gpr.RAX, after.gpr(Gpr.RAX));
    registers.gpr(Gpr.RCX, after.gpr(Gpr.RCX));
    registers.gpr(Gpr.R11, after.gpr(Gpr.R11));
    if (Long.compareUnsigned(result(), ERRORS) < 0) {
      EFFECTS.get(before.gpr(Gpr.RAX)).apply(this);
    }
  }

  private long result() {
    return after.gpr(Gpr.RAX);
  }

  private long argument(Gpr r) {
    return before.gpr(r);
  }

  private void written(Gpr pointer, long length) throws IOException {
    long address = argument(pointer);
    if (address == 0 || length == 0) {
      return;
    }
    byte[] bytes =
        witness
            .memory(address, Math.toIntExact(length))
            .orElseThrow(
                () -> new WitnessException(String.format("cannot read 0x%x there", address)));
    memory.bytes(address, bytes);
  }

  private void mmap() throws IOException {
    boolean file = (int) argument(Gpr.R8) >= 0;
    if (file) {
      throw new WitnessException("mmap of a file, which the comparison does not know");
    }
    memory.map(result(), argument(Gpr.RSI), permissions(argument(Gpr.RDX)));
  }

  private void mprotect() {
    memory.protect(argument(Gpr.RDI), argument(Gpr.RSI), permissions(argument(Gpr.RDX)));
  }

  private void munmap() {
    memory.unmap(argument(Gpr.RDI), argument(Gpr.RSI));
  }

  private void madvise() {
    if (argument(Gpr.RDX) != MADV_DONTNEED) {
      return;
    }
    long end = argument(Gpr.RDI) + argument(Gpr.RSI);
    for (long page = argument(Gpr.RDI); page < end; page += Memory.PAGE_SIZE) {
      if (memory.mapped(page)) {
        memory.map(page, Memory.PAGE_SIZE, memory.permissions(page));
      }
    }
  }

  private void archPrctl() {
    if (argument(Gpr.RDI) != ARCH_SET_FS) {
      throw new WitnessException(
          String.format("arch_prctl(0x%x), whose effects are not known here", argument(Gpr.RDI)));
    }
    registers.fsBase(argument(Gpr.RSI));
  }

  /** PROT_READ, PROT_WRITE and PROT_EXEC have the core's own numbers. */
  private static int permissions(long protection) {
    return (int) protection & (Memory.READ | Memory.WRITE | Memory.EXECUTE);
  }
}
