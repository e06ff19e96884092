package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Fault;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.amd64.Registers;
import dev.tightloop.amd64.SystemCall;
import dev.tightloop.amd64.UndefinedOpcode;
import dev.tightloop.benchmarks.witness.Agreement.Verdict;
import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfLoader;
import dev.tightloop.linux.elf.ElfSymbol;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Runs one static executable on the core and on a witness that stands at its first instruction, and
 * compares all registers after every instruction, and at the end all memory that was written.
 *
 * <p>It goes up to the first {@code clone}: from there on there is more than one thread, and which
 * of them runs is no longer a matter of the program alone.
 */
final class Lockstep {

  private static final long STACK_SIZE = 8L << 20;
  private static final int LONGEST_INSTRUCTION = 15;
  private static final int REMEMBERED = 12;

  /** Entries of the auxiliary vector ({@code include/uapi/linux/auxvec.h}). */
  private static final long AT_NULL = 0;

  private static final long AT_IGNORE = 1;
  private static final long AT_SYSINFO_EHDR = 33;

  private final ElfFile elf;
  private final GdbTarget witness;
  private final boolean fsBase;
  private final Cpu cpu;
  private final Registers registers;
  private final Memory memory;
  private final Deque<Executed> path = new ArrayDeque<>();
  private long done;
  private long systemCalls;

  /** An instruction that was executed; its text is made when somebody wants to see it. */
  private record Executed(long address, Instruction instruction, byte[] bytes) {}

  /**
   * @param witness a process that has executed nothing of the program yet
   * @throws WitnessException if it stands elsewhere
   */
  Lockstep(ElfFile elf, GdbTarget witness) throws IOException {
    this.elf = elf;
    this.witness = witness;
    fsBase = witness.hasFsBase();
    Memory loaded = new Memory();
    ElfLoader.load(elf, loaded);
    registers = witness.registers();
    if (registers.rip() != elf.entry()) {
      throw new WitnessException(
          String.format(
              "the witness stands at 0x%x, not at the first instruction of %s, 0x%x",
              registers.rip(), elf.name(), elf.entry()));
    }
    stack(loaded);
    withoutVdso(loaded);
    // What a fork owns is what it wrote.
    memory = loaded.fork();
    cpu = new Cpu(registers, memory);
  }

  /** The stack as the kernel left it for the program, and room below. */
  private void stack(Memory loaded) throws IOException {
    long page = registers.gpr(Gpr.RSP) & -Memory.PAGE_SIZE;
    long bottom = page - STACK_SIZE;
    loaded.map(bottom, STACK_SIZE, Memory.READ | Memory.WRITE);
    for (long at = page; ; at += Memory.PAGE_SIZE) {
      Optional<byte[]> bytes = witness.memory(at, Memory.PAGE_SIZE);
      if (bytes.isEmpty()) {
        return;
      }
      loaded.map(at, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
      loaded.bytes(at, bytes.get());
    }
  }

  /**
   * Takes the vDSO out of the auxiliary vector on both sides, so that the program asks the kernel
   * for the time: the vDSO's data change all the time and cannot be read from outside.
   */
  private void withoutVdso(Memory loaded) throws IOException {
    long at = registers.gpr(Gpr.RSP);
    at += Long.BYTES * (loaded.read64(at) + 2);
    while (loaded.read64(at) != 0) {
      at += Long.BYTES;
    }
    at += Long.BYTES;
    while (loaded.read64(at) != AT_NULL) {
      if (loaded.read64(at) == AT_SYSINFO_EHDR) {
        loaded.write64(at, AT_IGNORE);
        witness.write(at, loaded.bytes(at, Long.BYTES));
      }
      at += 2 * Long.BYTES;
    }
  }

  /** Runs both for at most so many instructions. */
  Agreement run(long limit) throws IOException {
    Optional<Agreement> loading = memoryDifference(segmentPages(), "before the first instruction");
    if (loading.isPresent()) {
      return loading.get();
    }
    while (done < limit) {
      Optional<Agreement> end = instruction();
      if (end.isPresent()) {
        return end.get();
      }
      done++;
    }
    return agreed(String.format("%,d instructions were asked for", limit));
  }

  /** One instruction on both sides; empty if they agree and can go on. */
  private Optional<Agreement> instruction() throws IOException {
    byte[] bytes = code();
    InstructionKind kind = InstructionKind.of(bytes);
    long number = registers.gpr(Gpr.RAX);
    if (kind == InstructionKind.SYSCALL) {
      if (number == KernelAnswer.CLONE) {
        return Optional.of(agreed("the program starts its first thread"));
      }
      if (!KernelAnswer.known(number)) {
        return Optional.of(
            inconclusive("system call " + number + ", whose effects are not known here"));
      }
    }
    long address = registers.rip();
    String mnemonic = remember(address, bytes);
    return kind == InstructionKind.EXTERNAL ? external(bytes) : both(kind, address, mnemonic);
  }

  /** What CPUID and its like return is taken from the witness. */
  private Optional<Agreement> external(byte[] bytes) throws IOException {
    GdbTarget.Stop stop = witness.step();
    if (!stop.trapped()) {
      return Optional.of(inconclusive("the witness stopped with " + stop.answer()));
    }
    Registers after = witness.registers();
    for (Gpr r : new Gpr[] {Gpr.RAX, Gpr.RBX, Gpr.RCX, Gpr.RDX}) {
      registers.gpr(r, after.gpr(r));
    }
    registers.rip(registers.rip() + InstructionKind.externalLength(bytes));
    return compared(after, 0);
  }

  private Optional<Agreement> both(InstructionKind kind, long address, String mnemonic)
      throws IOException {
    Registers before = registers.copy();
    CpuException outcome = step();
    if (outcome instanceof UndefinedOpcode) {
      return Optional.of(inconclusive("the core does not know it: " + outcome.getMessage()));
    }
    boolean wholly = kind != InstructionKind.PLAIN && !(outcome instanceof Fault);
    // A witness may step once for each iteration, or over the instruction behind SYSCALL too.
    GdbTarget.Stop stop = wholly ? witness.runTo(registers.rip()) : witness.step();
    if (outcome instanceof Fault) {
      String message = "the core reports a fault: " + outcome.getMessage();
      return Optional.of(
          stop.trapped()
              ? different(message, List.of("the witness went on: " + stop.answer()))
              : agreed(message + ", and the witness a signal: " + stop.answer()));
    }
    if (!stop.trapped()) {
      return Optional.of(
          different("the witness stopped with " + stop.answer(), List.of("the core went on")));
    }
    Registers after = witness.registers();
    if (outcome instanceof SystemCall) {
      systemCalls++;
      new KernelAnswer(before, after, registers, memory, witness).apply();
    }
    return compared(after, UndefinedFlags.of(mnemonic));
  }

  private CpuException step() {
    try {
      cpu.step();
      return null;
    } catch (CpuException e) {
      return e;
    }
  }

  private Optional<Agreement> compared(Registers after, long undefined) {
    List<String> differences = RegisterComparison.differences(registers, after, undefined, fsBase);
    if (!differences.isEmpty()) {
      return Optional.of(different("the registers differ", differences));
    }
    RegisterComparison.takeOver(undefined, registers, after);
    return Optional.empty();
  }

  private byte[] code() {
    long rip = registers.rip();
    for (int length = LONGEST_INSTRUCTION; length > 0; length--) {
      try {
        return memory.bytes(rip, length);
      } catch (PageFault shorter) {
        // The next page may not be there.
      }
    }
    return new byte[0];
  }

  /** Notes the instruction for the report and returns its mnemonic. */
  private String remember(long address, byte[] bytes) {
    Instruction instruction = null;
    try {
      instruction = cpu.instruction();
    } catch (CpuException unknown) {
      // Its bytes are all there is to say of it.
    }
    if (path.size() == REMEMBERED) {
      path.removeFirst();
    }
    path.addLast(new Executed(address, instruction, bytes));
    return instruction == null ? "" : instruction.mnemonic();
  }

  private List<String> path() {
    return path.stream().map(this::text).toList();
  }

  private String text(Executed executed) {
    long address = executed.address;
    String where =
        elf.containing(address)
            .map(s -> String.format(" (%s+0x%x)", s.name(), address - s.address()))
            .orElse("");
    HexFormat hex = HexFormat.ofDelimiter(" ");
    String what =
        executed.instruction == null
            ? hex.formatHex(executed.bytes) + " ..."
            : hex.formatHex(executed.instruction.bytes()) + "  " + executed.instruction;
    return String.format("0x%x%s: %s", address, where, what);
  }

  private Agreement agreed(String why) throws IOException {
    List<Long> pages = new ArrayList<>(segmentPages());
    Arrays.stream(memory.writtenPages()).filter(p -> !pages.contains(p)).forEach(pages::add);
    return memoryDifference(pages, "at the end")
        .orElseGet(
            () -> new Agreement(Verdict.AGREED, done, systemCalls, pages.size(), why, List.of()));
  }

  private Agreement inconclusive(String why) {
    return new Agreement(Verdict.INCONCLUSIVE, done, systemCalls, 0, why, path());
  }

  private Agreement different(String what, List<String> details) {
    List<String> context = new ArrayList<>(details);
    context.add("the last instruction is where they parted:");
    context.addAll(path());
    return new Agreement(Verdict.DIFFERENT, done, systemCalls, 0, what, context);
  }

  private List<Long> segmentPages() {
    List<Long> pages = new ArrayList<>();
    elf.segments()
        .forEach(
            segment -> {
              long end = segment.end();
              long page = segment.address() & -Memory.PAGE_SIZE;
              for (; page < end; page += Memory.PAGE_SIZE) {
                pages.add(page);
              }
            });
    return pages;
  }

  private Optional<Agreement> memoryDifference(List<Long> pages, String when) throws IOException {
    List<String> lines = new ArrayList<>();
    for (long page : pages) {
      byte[] ours = memory.bytes(page, Memory.PAGE_SIZE);
      byte[] theirs = witness.memory(page, Memory.PAGE_SIZE).orElse(null);
      int at = theirs == null ? 0 : Arrays.mismatch(ours, theirs);
      if (at >= 0) {
        String symbol = elf.containing(page + at).map(ElfSymbol::name).orElse("no symbol");
        lines.add(
            theirs == null
                ? String.format("0x%x cannot be read there", page)
                : String.format(
                    "0x%x (%s): core %02x, witness %02x", page + at, symbol, ours[at], theirs[at]));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(different("memory differs " + when, lines));
  }
}
