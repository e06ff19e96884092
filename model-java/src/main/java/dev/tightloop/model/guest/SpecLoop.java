package dev.tightloop.model.guest;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Fault;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The specification's goroutines as a guest: the program of {@link LoopText}, and the registers
 * with which an undisturbed goroutine comes to each of its instructions, so that what a state
 * claims of registers can be compared with what they hold.
 */
public final class SpecLoop {

  private static final long STUB = 0x40_0000;
  private static final long ASYNC_PREEMPT2 = 0x41_0000;

  private final Configuration configuration;
  private final Stub stub;
  private final LoopText text;
  private final GuestImage image;
  private final List<Map<Long, List<Registers>>> undisturbed = new ArrayList<>();

  public SpecLoop(Configuration configuration) {
    this(configuration, asyncPreempt(configuration));
  }

  private static AsyncPreemptStub asyncPreempt(Configuration configuration) {
    return configuration.has(Fault.asyncPreemptSavesNothing)
        ? AsyncPreemptStub.of(List.of())
        : AsyncPreemptStub.go119();
  }

  /** The loop with another stub than Go's. */
  public SpecLoop(Configuration configuration, AsyncPreemptStub generator) {
    this.configuration = configuration;
    Memory memory = new Memory();
    stub = generator.generate(STUB, ASYNC_PREEMPT2);
    GuestImage.text(memory, STUB, stub.bytes());
    text = new LoopText(configuration);
    text.map(memory);
    image =
        new GuestImage(
            memory,
            STUB,
            ASYNC_PREEMPT2,
            this::isSafe,
            List.of(),
            Optional.of(text),
            Platform.AMD64);
    for (int gp = 0; gp < configuration.goroutines(); gp++) {
      undisturbed.add(alone(gp));
    }
  }

  /**
   * Whether the program has all that the configuration's goroutines do. It has no pointer stores,
   * and the kernel below it is not one that suspends threads.
   */
  public static boolean plays(Configuration configuration) {
    return !configuration.is(Switch.Windows) && !configuration.any(Role.WritesPointers);
  }

  /** A guest in which every goroutine is about to enter the loop. */
  public Guest guest() {
    return guest(Guest.Granularity.ACTION, 1, Set.of());
  }

  /**
   * A guest in which every goroutine is about to enter the loop.
   *
   * @param seed of the rubbish that unexecuted code leaves
   */
  public Guest guest(Guest.Granularity granularity, long seed, Set<GuestFault> faults) {
    return new Guest(configuration, image, granularity, seed, faults);
  }

  /** What states claim of a guest of this loop. */
  public Claims claims(Guest guest) {
    return new Claims(this, guest);
  }

  Configuration configuration() {
    return configuration;
  }

  Stub stub() {
    return stub;
  }

  LoopText text() {
    return text;
  }

  /**
   * The registers with which the goroutine comes to the instruction if nobody disturbs it: more
   * than one if it depends on others what it finds. Empty if that is no instruction of a place.
   */
  List<Registers> undisturbed(int gp, long rip) {
    return undisturbed.get(gp).getOrDefault(rip, List.of());
  }

  /** The instructions of a place. */
  List<Long> instructions(ThreadPc place) {
    return undisturbed.get(0).keySet().stream().filter(rip -> text.place(rip) == place).toList();
  }

  private boolean isSafe(long rip) {
    ThreadPc place = text.place(rip);
    if (place == null || text.isAmidLoad(rip)) {
      return false;
    }
    if (place == ThreadPc.prologue_JLS) {
      return configuration.has(Marking.RestartAtEntry, place)
          || configuration.has(Fault.prologueIsPreemptible);
    }
    return !configuration.has(Marking.UnsafePoint, place)
        && !configuration.has(Marking.NotGo, place)
        && !configuration.has(Marking.Assembly, place)
        && !configuration.has(Marking.RuntimePackage, place)
        && !configuration.has(Marking.ShortStack, place);
  }

  private Map<Long, List<Registers>> alone(int gp) {
    Map<Long, List<Registers>> found = new LinkedHashMap<>();
    Memory memory = image.memory().fork();
    GuestStacks.map(memory, gp + 1, 1);
    LoopRegisters.writeTables(memory, gp);
    memory.write64(GuestStacks.fsBase(0) - Long.BYTES, GuestStacks.g(gp));
    for (int i = 0; i < configuration.loopLength(); i++) {
      ThreadPc place = ThreadPc.loop(i);
      Cpu cpu = at(gp, place, memory);
      do {
        add(found, cpu);
        cpu.step();
      } while (text.place(cpu.registers().rip()) == place && !text.isPlace(cpu.registers().rip()));
    }
    add(found, at(gp, ThreadPc.prologue, memory));
    for (long guard : new long[] {GuestStacks.STACK_PREEMPT, LoopRegisters.stackPointer(gp)}) {
      memory.write64(GuestStacks.g(gp) + GuestStacks.STACKGUARD0, guard);
      Cpu cpu = at(gp, ThreadPc.prologue, memory);
      cpu.step();
      add(found, cpu);
    }
    return found;
  }

  private Cpu at(int gp, ThreadPc place, Memory memory) {
    Registers registers = LoopRegisters.of(gp, place);
    registers.rip(text.address(place));
    registers.fsBase(GuestStacks.fsBase(0));
    return new Cpu(registers, memory);
  }

  private static void add(Map<Long, List<Registers>> found, Cpu cpu) {
    found
        .computeIfAbsent(cpu.registers().rip(), rip -> new ArrayList<>())
        .add(cpu.registers().copy());
  }
}
