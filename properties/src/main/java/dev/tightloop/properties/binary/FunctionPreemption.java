package dev.tightloop.properties.binary;

import dev.tightloop.amd64.Decoder;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Instruction;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import dev.tightloop.model.gobinary.AsyncSafePoint;
import dev.tightloop.model.gobinary.GoFunction;
import dev.tightloop.model.gobinary.SafePoint;
import dev.tightloop.model.gobinary.SafePointReason;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestImage;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.guest.ProgramTables;
import dev.tightloop.model.guest.SingleThread;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import dev.tightloop.properties.invariants.GoStackUnwinding;
import dev.tightloop.properties.scenario.RegisterFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs one function on the core as the only goroutine, and preempts it before every instruction:
 * the whole path, from sysmon's look at the clock to asyncPreempt's RET.
 *
 * <p>Where a conditional jump has a way that no path has taken yet, the run forks there with flags
 * that take it, so that all instructions are reached, whatever the numbers in the program. Calls
 * are interrupted too, but the functions that they call are answered, not executed: all registers
 * but RSP, RBP and R14 are rubbish afterwards, X15 is zero, as Go's calling convention has it.
 */
public final class FunctionPreemption {

  /** Instructions without a new one among them after which a path is at an end. */
  private static final int NOTHING_NEW = 64;

  private static final long RETURN = 0x7100_0000L;
  private static final long DATA = 0xc8_0000_0000L;
  private static final long STACK_GUARD = 928;
  private static final int STACKGUARD0 = 16;

  /** Captured variables of the closure; each points to memory of its own. */
  private static final int CAPTURED = 16;

  private static final Configuration ONE_GOROUTINE = Configuration.counted(1, 1, 1).build();

  private final GoExecutable executable;
  private final GoFunction function;
  private final long end;
  private final AsyncSafePoint safePoints;
  private final SplitMix64 random = new SplitMix64(1);

  private final Guest guest;
  private final GoStackUnwinding unwinding;
  private final State state;
  private final SingleThread thread;

  private final Set<Long> reached = new HashSet<>();
  private final Set<Long> injectedAt = new HashSet<>();
  private final Set<Long> refusedAt = new HashSet<>();
  private final Map<SafePointReason, Integer> refused = new EnumMap<>(SafePointReason.class);
  private final Map<String, Integer> runtimeCalls = new TreeMap<>();
  private final Deque<Fork> forks = new ArrayDeque<>();
  private int pathsThatFault;
  private GuestViolation lost;

  private FunctionPreemption(
      GoExecutable executable, GoFunction function, Optional<RegisterFault> fault) {
    this.executable = executable;
    this.function = function;
    end = executable.codeEnd(function);
    safePoints = executable.safePoints();
    Memory memory = executable.memory().fork();
    memory.map(DATA, Memory.PAGE_SIZE, Memory.READ | Memory.WRITE);
    GuestImage image =
        new GuestImage(
            memory,
            executable.stub().address(),
            asyncPreempt2(),
            new Tables(),
            List.of(start(memory)));
    Stub stub = executable.stub();
    if (fault.isPresent()) {
      stub = fault.get().stub(AsyncPreemptStub.go119()).generate(stub.address(), asyncPreempt2());
      memory.bytes(stub.address(), stub.bytes());
    }
    guest =
        new Guest(
            ONE_GOROUTINE,
            image,
            Guest.Granularity.INSTRUCTION,
            1,
            fault.map(RegisterFault::guest).orElse(Set.of()));
    guest.memory().write64(stackTop(), RETURN);
    writeG(guest.memory());
    unwinding = new GoStackUnwinding(stub.depth(), stackTop());
    guest.observe(unwinding);
    Model model = new Model(ONE_GOROUTINE, guest);
    state = model.state();
    thread = new SingleThread(model, guest);
  }

  /** Preempts the function before every instruction that can be reached. */
  public static FunctionResult of(GoExecutable executable, GoFunction function) {
    return of(executable, function, Optional.empty());
  }

  /** The same with a fault of asyncPreempt or of the handler, if there is one. */
  public static FunctionResult of(
      GoExecutable executable, GoFunction function, Optional<RegisterFault> fault) {
    FunctionPreemption run = new FunctionPreemption(executable, function, fault);
    run.thread.toUserCode();
    run.path();
    while (!run.forks.isEmpty() && run.guest.violation().isEmpty()) {
      run.take(run.forks.pop());
      run.path();
    }
    return run.result();
  }

  /** Safe, and to be continued where it was interrupted: what pushCall does in the guest. */
  private boolean isSafe(long pc) {
    SafePoint here = safePoints.at(pc);
    if (here.safe() && here.resumePc() != pc) {
      throw new UnusableBinary(
          String.format(
              "%s: the instruction at 0x%x belongs to a restartable sequence, which cannot be"
                  + " checked yet",
              executable.name(), pc));
    }
    return here.safe();
  }

  private long asyncPreempt2() {
    long call = executable.stub().callAddress();
    return call + 5 + executable.memory().read32(call + 1);
  }

  private static long stackTop() {
    return GuestStacks.goroutineTop(0) - 128;
  }

  /** As newproc starts a goroutine with a closure: R14 is its g, RDX the closure, X15 zero. */
  private Registers start(Memory memory) {
    Registers registers = new Registers();
    for (Gpr r : Gpr.values()) {
      registers.gpr(r, random.next());
    }
    for (int n = 0; n < 15; n++) {
      registers.xmm(n, random.next(), random.next());
    }
    registers.gpr(Gpr.RSP, stackTop());
    registers.gpr(Gpr.R14, GuestStacks.g(0));
    registers.gpr(Gpr.RDX, DATA + 1024);
    memory.write64(DATA + 1024, function.entry());
    for (int captured = 1; captured <= CAPTURED; captured++) {
      memory.write64(DATA + 1024 + 8 * captured, DATA + 2048 + 64 * captured);
    }
    registers.rip(function.entry());
    return registers;
  }

  private static void writeG(Memory memory) {
    long g = GuestStacks.g(0);
    memory.write64(g, GuestStacks.goroutine(0));
    memory.write64(g + 8, GuestStacks.goroutineTop(0));
    memory.write64(g + STACKGUARD0, GuestStacks.goroutine(0) + STACK_GUARD);
  }

  /** The executable's own. */
  private final class Tables implements ProgramTables {

    @Override
    public boolean isSafe(long pc) {
      return FunctionPreemption.this.isSafe(pc);
    }

    @Override
    public OptionalInt spDelta(long pc) {
      return executable.spDelta(function, pc);
    }
  }

  private void path() {
    for (int old = 0; old < NOTHING_NEW && inside() && guest.violation().isEmpty(); ) {
      long pc = registers().rip();
      old = reached.add(pc) ? 0 : old + 1;
      preempt(pc);
      if (guest.violation().isPresent()) {
        return;
      }
      if (Branch.faults(registers(), guest.memory())) {
        pathsThatFault++;
        return;
      }
      forkAtBranch();
      step();
    }
  }

  private boolean inside() {
    long pc = registers().rip();
    return pc >= function.entry() && pc < end;
  }

  private Registers registers() {
    return guest.registers(0);
  }

  private void preempt(long pc) {
    long before = guest.preemptions();
    thread.signal();
    if (guest.preemptions() > before) {
      injectedAt.add(pc);
      return;
    }
    SafePoint here = safePoints.at(pc);
    if (here.safe() && lost == null) {
      String message = String.format("safe at 0x%x, requested, and not preempted", pc);
      lost = new GuestViolation(GuestViolation.NO_LOST_PREEMPTION, message);
    }
    if (refusedAt.add(pc)) {
      refused.merge(here.reason(), 1, Integer::sum);
    }
  }

  /** One instruction of the function; what it calls is answered. */
  private void step() {
    Instruction instruction = Decoder.decode(guest.memory(), registers().rip());
    thread.step();
    if (instruction.isCall() && !inside()) {
      answer();
    }
  }

  private void answer() {
    Registers registers = registers();
    String callee = executable.nameAt(registers.rip());
    runtimeCalls.merge(callee, 1, Integer::sum);
    long sp = registers.gpr(Gpr.RSP);
    registers.rip(guest.memory().read64(sp));
    registers.gpr(Gpr.RSP, sp + Long.BYTES);
    boolean morestack = callee.startsWith("runtime.morestack");
    for (Gpr r : Gpr.values()) {
      boolean kept = r == Gpr.RSP || r == Gpr.RBP || r == Gpr.R14 || r == Gpr.RDX && morestack;
      if (!kept) {
        registers.gpr(r, random.next());
      }
    }
    for (int n = 0; n < 15; n++) {
      registers.xmm(n, random.next(), random.next());
    }
    registers.xmm(15, 0, 0);
    registers.rflags(registers.rflags() & ~Flags.STATUS | random.next() & Flags.STATUS);
    if (callee.equals("runtime.deferprocStack")) {
      registers.gpr(Gpr.RAX, 0);
    }
  }

  private void forkAtBranch() {
    if (!inside() || Decoder.decode(guest.memory(), registers().rip()).isCall()) {
      return;
    }
    Branch.otherWay(registers(), guest.memory())
        .ifPresent(
            flags -> {
              if (!reached.contains(Branch.target(registers(), guest.memory(), flags))) {
                forks.push(new Fork(state.encoded(), guest.snapshot(), flags));
              }
            });
  }

  private void take(Fork fork) {
    state.copyFrom(fork.state());
    guest.restore(fork.guest());
    registers().rflags(fork.flags());
  }

  private FunctionResult result() {
    int instructions = 0;
    for (long at = function.entry(); at < end; instructions++) {
      at += Decoder.decode(guest.memory(), at).length();
    }
    return new FunctionResult(
        function.name(),
        instructions,
        reached.size(),
        injectedAt.size(),
        refused,
        guest.preemptions(),
        unwinding.unwound(),
        guest.instructions(),
        runtimeCalls,
        pathsThatFault,
        guest.violation().or(() -> Optional.ofNullable(lost)));
  }

  /** A conditional jump with flags for the way not yet taken. */
  private record Fork(byte[] state, Object guest, long flags) {}
}
