package dev.tightloop.model.guest;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.Delivery;
import dev.tightloop.linux.GuestThread;
import dev.tightloop.linux.RtSigframe;
import dev.tightloop.linux.SaveSet;
import dev.tightloop.linux.SignalAction;
import dev.tightloop.linux.SignalActions;
import dev.tightloop.linux.SignalStack;
import dev.tightloop.linux.Signals;
import dev.tightloop.linux.VectorPart;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Fault;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.RegisterLevel;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import java.util.Optional;
import java.util.Set;

/**
 * Goroutines in machine code, threads with kernel frames: the register level on the amd64 core.
 *
 * <pre>
 *   user code          deliver               pushCall          sigreturn       asyncPreempt
 *   on the core  ---&gt;  rt_sigframe on  ---&gt;  edits frame  ---&gt;  frame  ---&gt;  saves, CALL
 *       ^              gsignal's stack       and stack          restored          |
 *       |                                                                         v
 *      RET  &lt;---  asyncPreempt restores  &lt;---  gogo  &lt;---  ...  &lt;---  mcall in asyncPreempt2
 * </pre>
 *
 * <p>The kernel's view of a thread (its mask, its alternate stack) and stackguard0 are set from the
 * state where kernel and core look at them; who changes them has no instructions here.
 */
public final class Guest implements RegisterLevel {

  /** How much of an action one call does. */
  public enum Granularity {
    /** One instruction: a signal can come after each. */
    INSTRUCTION,
    /** The whole action, as the specification has it. */
    ACTION
  }

  /** No path through asyncPreempt is longer, so one that is has gone astray. */
  private static final int LONGEST_PATH = 1000;

  /** {@code runtime/signal_unix.go setsig}: on the signal stack, everything masked. */
  private static final long SIGACTION_FLAGS =
      SignalAction.SA_SIGINFO
          | SignalAction.SA_ONSTACK
          | SignalAction.SA_RESTORER
          | SignalAction.SA_RESTART;

  /** Never executed: the handler is Go code, and so is what the model does in its place. */
  private static final long SIGTRAMP = 0x7000_0000L;

  private static final long SIGRETURN = SIGTRAMP + 0x100;
  private static final long RUNTIME_TEXT = SIGTRAMP + 0x200;

  /**
   * MOVQ FS:-8, R14; CMPQ SP, 16(R14); JBE morestack: what a function with a stack check begins
   * with.
   */
  private static final long STACK_CHECK = SIGTRAMP + 0x1000;

  private static final byte[] STACK_CHECK_TEXT = stackCheck();
  private static final int STACK_CHECK_INSTRUCTIONS = 3;

  private static final SignalAction SIGURG_ACTION =
      new SignalAction(SIGTRAMP, SIGACTION_FLAGS, ~0L, SIGRETURN);

  private final GuestImage image;
  private final Granularity granularity;
  private final Rubbish rubbish;
  private final Set<GuestFault> faults;
  private final Configuration configuration;
  private final LoopText text;
  private final SignalActions actions = new SignalActions();

  private Memory memory;
  private final GuestThread[] threads;
  private final Cpu[] cpus;
  private final RtSigframe[] frames;
  private final Registers[] interrupted;
  private final long[] savedSp;
  private final long[] pushedAt;
  private final long[] savedBp;
  private final Interruption[] interruptions;
  private final int[] preemptedOn;

  private long instructions;
  private long preemptions;
  private long migrations;
  private int path;
  private GuestViolation violation;
  private GuestObserver observer = new GuestObserver() {};

  /** A guest without faults. */
  public Guest(Configuration configuration, GuestImage image, Granularity granularity, long seed) {
    this(configuration, image, granularity, seed, Set.of());
  }

  /**
   * A guest at the beginning of its image.
   *
   * @param seed of the rubbish that unexecuted code leaves
   */
  public Guest(
      Configuration configuration,
      GuestImage image,
      Granularity granularity,
      long seed,
      Set<GuestFault> faults) {
    this.configuration = configuration;
    this.image = image;
    text = image.loop().orElse(null);
    this.faults = Set.copyOf(faults);
    this.granularity = granularity;
    rubbish = new Rubbish(seed);
    memory = image.memory().fork();
    GuestStacks.map(memory, configuration.goroutines(), configuration.threads());
    GuestImage.text(memory, STACK_CHECK, STACK_CHECK_TEXT);
    threads = new GuestThread[configuration.threads()];
    cpus = new Cpu[threads.length];
    frames = new RtSigframe[threads.length];
    interrupted = new Registers[threads.length];
    savedSp = new long[configuration.goroutines()];
    pushedAt = new long[savedSp.length];
    savedBp = new long[savedSp.length];
    interruptions = new Interruption[savedSp.length];
    preemptedOn = new int[savedSp.length];
    actions.sigaction(Signals.SIGURG, action());
    for (int t = 0; t < threads.length; t++) {
      Registers registers = new Registers();
      registers.fsBase(GuestStacks.fsBase(t));
      GuestStacks.writeSelf(memory, t);
      threads[t] = new GuestThread(registers, memory, actions, saveSet(configuration, this.faults));
      cpus[t] = new Cpu(registers, memory);
      toG0(t);
    }
    for (int gp = 0; text != null && gp < savedSp.length; gp++) {
      LoopRegisters.writeTables(memory, gp);
      begin(gp);
    }
  }

  /** Registers of a thread, live. */
  public Registers registers(int mp) {
    return cpus[mp].registers();
  }

  /** The guest's memory, live. */
  public Memory memory() {
    return memory;
  }

  /** Instructions executed so far. */
  public long instructions() {
    return instructions;
  }

  /** Calls of asyncPreempt injected and returned from so far. */
  public long preemptions() {
    return preemptions;
  }

  /** Those of them that ended on another thread than the one they began on. */
  public long migrations() {
    return migrations;
  }

  /** The first violation, if there was one. */
  public Optional<GuestViolation> violation() {
    return Optional.ofNullable(violation);
  }

  /** Lets somebody look on. */
  public void observe(GuestObserver by) {
    observer = by;
  }

  /** What the program's tables say. */
  public ProgramTables tables() {
    return image.tables();
  }

  /** The registers of a goroutine that was preempted, as they were; null if it was not. */
  public Registers interrupted(int gp) {
    return interruptions[gp] == null ? null : interruptions[gp].registers();
  }

  /** The kernel's frame of the signal that the thread handles; null if it handles none. */
  RtSigframe frame(int t) {
    return frames[t];
  }

  /** Whether SIGURG is pending for the thread. */
  boolean pending(int t) {
    return (threads[t].pending() & Signals.bit(Signals.SIGURG)) != 0;
  }

  /** The stack pointer with which gogo continues the goroutine, {@code gp.sched.sp}. */
  public long savedSp(int gp) {
    return savedSp[gp];
  }

  /** The frame pointer at asyncPreempt's call of asyncPreempt2. */
  public long savedBp(int gp) {
    return savedBp[gp];
  }

  /** Where pushCall put the PC at which the goroutine goes on. */
  public long pushedAt(int gp) {
    return pushedAt[gp];
  }

  /** What the kernel saves in its frames. */
  SaveSet saveSet() {
    return threads[0].saveSet();
  }

  Granularity granularity() {
    return granularity;
  }

  /** What the kernel's frame holds of {@code KernelFrameSaves}. */
  private static SaveSet saveSet(Configuration configuration, Set<GuestFault> faults) {
    int saved = configuration.registers(RegisterSet.KernelFrameSaves);
    SaveSet set = SaveSet.FULL;
    if ((saved >> RegisterClass.VectorLow.ordinal() & 1) == 0
        || faults.contains(GuestFault.FRAME_LOSES_VECTORS)) {
      set = set.without(VectorPart.XMM);
    }
    if ((saved >> RegisterClass.VectorHigh.ordinal() & 1) == 0
        || faults.contains(GuestFault.FRAME_LOSES_HIGH_HALVES)) {
      set = set.without(VectorPart.YMM_UPPER);
    }
    return set;
  }

  @Override
  public ThreadPc userInstruction(State s, int mp) {
    if (text == null) {
      observer.instruction(this, s.m.curg(mp), mp).ifPresent(this::report);
      execute(mp);
      return ThreadPc.loop0;
    }
    boolean done;
    do {
      done = execute(mp) && text.isPlace(registers(mp).rip()) || astray(mp);
    } while (!done && granularity == Granularity.ACTION);
    if (done) {
      path = 0;
    }
    ThreadPc place = text.place(registers(mp).rip());
    if (place == null) {
      report(
          GuestViolation.NO_FAULT, String.format("0x%x is not in the loop", registers(mp).rip()));
      return ThreadPc.loop0;
    }
    return place;
  }

  @Override
  public boolean isAtPlace(State s, int mp) {
    return text == null || text.isPlace(registers(mp).rip());
  }

  @Override
  public void call(State s, int mp) {
    if (text != null) {
      registers(mp).rip(text.call());
      runTo(mp, text.address(ThreadPc.prologue));
    }
  }

  @Override
  public void prologueShort(State s, int mp) {
    if (text != null) {
      compare(s, mp);
    }
  }

  @Override
  public void prologueEnough(State s, int mp) {
    if (text != null) {
      compare(s, mp);
      branch(mp, false);
      execute(mp);
    }
  }

  /** CMPQ SP, 16(R14). */
  private void compare(State s, int mp) {
    writeGuard(s, s.m.curg(mp));
    execute(mp);
  }

  private void writeGuard(State s, int gp) {
    long guard = GuestStacks.goroutine(gp) + GuestStacks.STACK_GUARD;
    if (s.g.stackPreempt(gp)) {
      guard = GuestStacks.STACK_PREEMPT;
    } else if (s.g.smallStack(gp)) {
      guard = LoopRegisters.stackPointer(gp);
    }
    memory.write64(GuestStacks.g(gp) + GuestStacks.STACKGUARD0, guard);
  }

  /** JBE, which the model says is taken or not. */
  private void branch(int mp, boolean taken) {
    long end = text.address(ThreadPc.prologue_JLS) + cpus[mp].instruction().length();
    execute(mp);
    if (taken == (registers(mp).rip() == end)) {
      report(
          GuestViolation.STACK_CHECK,
          String.format("m%d: the branch was %staken", mp + 1, taken ? "not " : ""));
    }
  }

  /** The address behind the branch, then that of the branch taken. */
  private static byte[] stackCheck() {
    Assembler code = new Assembler(STACK_CHECK);
    code.raw(0x64, 0x4c, 0x8b, 0x34, 0x25, 0xf8, 0xff, 0xff, 0xff);
    code.aluLoad(AluOperation.CMP, Gpr.RSP, Gpr.R14, GuestStacks.STACKGUARD0);
    Label slow = code.label();
    return code.jcc(Condition.BE, slow).nop().bind(slow).nop().bytes();
  }

  /** Executes a stack check of what asyncPreempt2 calls; all of the thread is as before. */
  private void stackCheckInAsyncPreempt(State s, int mp) {
    Registers registers = registers(mp);
    Registers before = registers.copy();
    writeGuard(s, s.m.curg(mp));
    registers.rip(STACK_CHECK);
    for (int i = 0; i < STACK_CHECK_INSTRUCTIONS; i++) {
      execute(mp);
    }
    boolean taken = registers.rip() == STACK_CHECK + STACK_CHECK_TEXT.length - 1;
    registers.copyFrom(before);
    if (taken) {
      report(
          GuestViolation.NO_NEWSTACK_IN_ASYNC_PREEMPT,
          String.format(
              "g%d: a stack check in asyncPreempt2 leads to morestack", s.m.curg(mp) + 1));
    }
  }

  @Override
  public void morestack(State s, int mp) {
    if (s.thread.pc(mp) == ThreadPc.printlock_JLS) {
      stackCheckInAsyncPreempt(s, mp);
    }
    if (text != null) {
      if (s.thread.pc(mp) == ThreadPc.prologue_JLS) {
        if (!s.g.stackPreempt(s.m.curg(mp)) && !s.g.smallStack(s.m.curg(mp))) {
          report(
              GuestViolation.GROWS_SHORT_STACKS_ONLY,
              String.format(
                  "g%d: %d bytes are left, and its stack is to grow",
                  s.m.curg(mp) + 1,
                  registers(mp).gpr(Gpr.RSP) - GuestStacks.goroutine(s.m.curg(mp))));
        }
        branch(mp, true);
        execute(mp);
      }
      savedSp[s.m.curg(mp)] = registers(mp).gpr(Gpr.RSP);
      toG0(mp);
    }
  }

  @Override
  public void callRuntime(State s, int mp) {
    if (text != null && s.thread.pc(mp).isUser()) {
      registers(mp).rip(text.runtime());
      execute(mp);
      savedSp[s.m.curg(mp)] = registers(mp).gpr(Gpr.RSP);
      fillWithRubbish(mp);
    }
  }

  @Override
  public void backInLoop(State s, int mp) {
    if (text != null) {
      int gp = s.m.curg(mp);
      if (registers(mp).rip() != text.back()) {
        fillWithRubbish(mp);
        registers(mp).gpr(Gpr.RSP, LoopRegisters.stackPointer(gp) - Long.BYTES);
        returnFrom(mp);
      }
      registers(mp).gpr(Gpr.RSP, LoopRegisters.stackPointer(gp));
      threadLocalG(mp, gp);
      runTo(mp, text.address(ThreadPc.loop0));
    }
  }

  private void returnFrom(int mp) {
    Registers registers = registers(mp);
    long sp = registers.gpr(Gpr.RSP);
    registers.rip(memory.read64(sp));
    registers.gpr(Gpr.RSP, sp + Long.BYTES);
  }

  /** newproc leaves an address on the new stack, as if the goroutine had been called from there. */
  private void begin(int gp) {
    savedSp[gp] = LoopRegisters.stackPointer(gp) - Long.BYTES;
    memory.write64(savedSp[gp], text.back());
  }

  private void threadLocalG(int mp, int gp) {
    memory.write64(registers(mp).fsBase() - Long.BYTES, GuestStacks.g(gp));
  }

  private void runTo(int mp, long address) {
    boolean done;
    do {
      done = execute(mp) && registers(mp).rip() == address || astray(mp);
    } while (!done);
    path = 0;
  }

  private void fillWithRubbish(int mp) {
    rubbish.fill(registers(mp));
    if (text != null && text.highHalves()) {
      rubbish.fillHighHalves(registers(mp));
    }
  }

  private SignalAction action() {
    if (!faults.contains(GuestFault.SIGACTION_WITHOUT_ONSTACK)) {
      return SIGURG_ACTION;
    }
    return new SignalAction(SIGTRAMP, SIGACTION_FLAGS & ~SignalAction.SA_ONSTACK, ~0L, SIGRETURN);
  }

  @Override
  public void tgkill(State s, int t) {
    setKernelsView(s, t);
    threads[t].send(Signals.SIGURG);
  }

  @Override
  public void setsig(State s, boolean ignored) {
    actions.sigaction(Signals.SIGURG, ignored ? SignalAction.DEFAULT : action());
    for (int t = 0; ignored && t < threads.length; t++) {
      long mask = threads[t].mask();
      threads[t].mask(0);
      threads[t].deliver();
      threads[t].mask(mask);
    }
  }

  @Override
  public void become(State s, int from, int to) {
    swap(threads, from, to);
    swap(cpus, from, to);
    swap(frames, from, to);
    swap(interrupted, from, to);
  }

  private static <T> void swap(T[] array, int i, int j) {
    T moved = array[i];
    array[i] = array[j];
    array[j] = moved;
  }

  /** Mask and alternate stack of a thread that handles no signal. */
  private void setKernelsView(State s, int t) {
    if (s.thread.handler(t) != HandlerPc.none) {
      return;
    }
    threads[t].mask(s.thread.masked(t) ? ~0L : 0);
    SignalStack stack =
        switch (s.thread.altstack(t)) {
          case none -> SignalStack.DISABLED;
          case gsignal -> new SignalStack(GuestStacks.gsignal(t), GuestStacks.GSIGNAL_SIZE);
          case C -> new SignalStack(GuestStacks.signalStackOfC(t), GuestStacks.GSIGNAL_SIZE);
        };
    threads[t].signalStack(stack);
  }

  @Override
  public void deliver(State s, int t) {
    setKernelsView(s, t);
    interrupted[t] = registers(t).copy();
    Delivery delivery = threads[t].deliver();
    if (s.sched.sigurgIgnored()) {
      return;
    }
    frames[t] = delivery.frame();
    SignalStack stack = threads[t].signalStack();
    if (delivery.outcome() != Delivery.Outcome.HANDLER) {
      report(GuestViolation.NO_FAULT, String.format("m%d: SIGURG gave %s", t + 1, delivery));
    } else if (isGos(s, t) && (stack.disabled() || !stack.contains(frames[t].address()))) {
      report(
          GuestViolation.HANDLER_ON_SIGNAL_STACK,
          String.format("m%d: the kernel's frame is at 0x%x", t + 1, frames[t].address()));
    }
    handlersG(s, t);
    rubbish.fill(registers(t));
    rubbish.fillHighHalves(registers(t));
  }

  /** Whether the thread is Go's by now, and still: it has a g. */
  private boolean isGos(State s, int t) {
    return t != configuration.sysmon() && s.thread.g(t) != Configuration.NIL;
  }

  /** sigtramp's g, before the signal's: {@code runtime/signal_unix.go sigFetchG}. */
  private void handlersG(State s, int t) {
    if (!s.thread.pc(t).isUser()) {
      return;
    }
    int gp = s.m.curg(t);
    long g =
        faults.contains(GuestFault.HANDLER_TRUSTS_R14)
            ? interrupted[t].gpr(Gpr.R14)
            : memory.read64(interrupted[t].fsBase() - Long.BYTES);
    if (g != GuestStacks.g(gp)) {
      report(
          GuestViolation.G_IS_OWN,
          String.format("m%d's handler takes 0x%x for the g of g%d", t + 1, g, gp + 1));
    }
  }

  /** How much room the handler wants to see below the interrupted stack pointer. */
  private long roomWanted() {
    if (faults.contains(GuestFault.STACK_ROOM_NOT_CHECKED)) {
      return Long.MIN_VALUE;
    }
    int xmm = faults.contains(GuestFault.STACK_ROOM_WITHOUT_XMM) ? 16 * 16 : 0;
    return GuestStacks.ASYNC_PREEMPT_STACK - xmm;
  }

  @Override
  public boolean isSafePC(State s, int mp) {
    if (!s.thread.framePc(mp).isUser()) {
      return false;
    }
    long room = frames[mp].rsp() - GuestStacks.goroutine(s.m.curg(mp));
    long pc = frames[mp].rip() - (faults.contains(GuestFault.LOOKS_UP_RETURN_ADDRESS) ? 1 : 0);
    return room >= roomWanted() && image.tables().isSafe(pc);
  }

  @Override
  public void pushCall(State s, int mp) {
    int gp = s.m.curg(mp);
    RtSigframe frame = frames[mp];
    if (interruptions[gp] != null || !image.tables().isSafe(frame.rip())) {
      report(
          GuestViolation.SAFE_POINT_ONLY,
          String.format("g%d was preempted at 0x%x, which is not safe", gp + 1, frame.rip()));
    }
    preemptedOn[gp] = mp;
    interrupted[mp].rip(resumePC(frame.rip()));
    if (isAmidRestart(interrupted[mp].rip())) {
      report(
          GuestViolation.SAFE_POINT_ONLY,
          String.format(
              "g%d is to go on at 0x%x, amid a sequence that must begin again",
              gp + 1, interrupted[mp].rip()));
    }
    interruptions[gp] = Interruption.of(gp, interrupted[mp], memory);
    boolean keepsSp = configuration.has(Fault.pushCallKeepsSP);
    long sp = frame.rsp() - (keepsSp ? 0 : Long.BYTES);
    memory.write64(sp, interrupted[mp].rip());
    if (faults.contains(GuestFault.PUSH_CALL_OVERWRITES_STACK)) {
      memory.write64(sp + Long.BYTES, interrupted[mp].rip());
    }
    pushedAt[gp] = sp;
    frame.rsp(faults.contains(GuestFault.PUSH_CALL_KEEPS_SP) ? frame.rsp() : sp);
    frame.rip(image.asyncPreempt());
    if (faults.contains(GuestFault.PUSH_CALL_INVERTS_CARRY)) {
      frame.eflags(frame.eflags() ^ Flags.CF);
    }
    if (faults.contains(GuestFault.PUSH_CALL_USES_RBX)) {
      frame.gpr(Gpr.RBX, sp);
    }
    interrupted[mp].gpr(Gpr.RSP, sp);
    interrupted[mp].rip(image.asyncPreempt());
  }

  /** The interrupted PC, or the start of the restartable sequence that it belongs to. */
  private long resumePC(long rip) {
    if (configuration.has(Fault.pushCallIgnoresRestart)) {
      return rip;
    }
    if (text == null) {
      return image.tables().resumePC(rip);
    }
    ThreadPc place = text.place(rip);
    if (place == null) {
      return rip;
    }
    ThreadPc resume = configuration.resumePC(place);
    return resume == place ? rip : text.address(resume);
  }

  private boolean isAmidRestart(long rip) {
    ThreadPc place = text == null ? null : text.place(rip);
    return place != null && configuration.resumePC(place) != place;
  }

  @Override
  public void sigreturn(State s, int mp) {
    Registers registers = registers(mp);
    registers.gpr(Gpr.RSP, frames[mp].address() + Long.BYTES);
    if (!threads[mp].sigreturn()) {
      report(GuestViolation.NO_FAULT, "the kernel refused its own frame");
    }
    frames[mp] = null;
    var differences = interrupted[mp].differences(registers);
    if (!differences.isEmpty() && saveSet().equals(SaveSet.FULL)) {
      report(
          GuestViolation.REGISTERS_RESTORED,
          String.format("m%d after sigreturn: %s", mp + 1, String.join(", ", differences)));
    }
  }

  @Override
  public boolean asyncPreemptSave(State s, int mp) {
    boolean done;
    do {
      done = execute(mp) && registers(mp).rip() == image.asyncPreempt2() || astray(mp);
    } while (!done && granularity == Granularity.ACTION);
    if (done) {
      path = 0;
      int gp = s.m.curg(mp);
      savedSp[gp] = registers(mp).gpr(Gpr.RSP);
      savedBp[gp] = registers(mp).gpr(Gpr.RBP);
      fillWithRubbish(mp);
      if (image.platform() == Platform.HIGH_HALVES_LIVE) {
        rubbish.fillHighHalves(registers(mp));
      }
    }
    return done;
  }

  @Override
  public void mcall(State s, int mp) {
    rubbish.fillBelow(registers(mp), memory);
    int gp = s.m.curg(mp);
    stackBounded(gp, registers(mp).gpr(Gpr.RSP) - Rubbish.FRAMES);
    long off = faults.contains(GuestFault.MCALL_MISCOUNTS_SP) ? Long.BYTES : 0;
    savedSp[gp] = registers(mp).gpr(Gpr.RSP) - off;
    toG0(mp);
    if (interruptions[gp] != null) {
      observer.descheduled(this, gp).ifPresent(this::report);
    }
  }

  private void stackBounded(int gp, long lowest) {
    long lo = GuestStacks.goroutine(gp);
    if (lowest < lo) {
      report(
          GuestViolation.STACK_BOUNDED,
          String.format("g%d: %d bytes below its stack were written", gp + 1, lo - lowest));
    }
  }

  private void toG0(int mp) {
    Registers registers = registers(mp);
    fillWithRubbish(mp);
    registers.gpr(Gpr.RSP, GuestStacks.g0Top(mp));
    registers.rip(RUNTIME_TEXT);
    memory.write64(registers.fsBase() - Long.BYTES, GuestStacks.g0(mp));
  }

  @Override
  public void gogo(State s, int mp) {
    int gp = s.thread.gp(mp);
    Registers registers = registers(mp);
    fillWithRubbish(mp);
    registers.gpr(Gpr.RSP, savedSp[gp]);
    registers.rip(RUNTIME_TEXT);
    if (!faults.contains(GuestFault.GOGO_KEEPS_TLS) && !configuration.has(Fault.gogoKeepsG)) {
      threadLocalG(mp, gp);
    }
    if (s.g.sched(gp) == ThreadPc.asyncPreempt2) {
      registers.rip(image.asyncPreempt2());
    } else if (text == null) {
      long fsBase = registers.fsBase();
      registers.copyFrom(image.goroutines().get(gp));
      registers.fsBase(fsBase);
    } else {
      gogoInProgram(s.g.sched(gp), mp, gp);
    }
  }

  private void gogoInProgram(ThreadPc sched, int mp, int gp) {
    if (sched == ThreadPc.entry) {
      begin(gp);
      registers(mp).gpr(Gpr.RSP, savedSp[gp]);
    }
    if (sched == ThreadPc.entry || sched == ThreadPc.loop0) {
      returnFrom(mp);
      runTo(mp, text.address(ThreadPc.loop0));
    } else if (sched == ThreadPc.prologue) {
      returnFrom(mp);
      runTo(mp, text.address(ThreadPc.prologue));
    }
  }

  @Override
  public boolean asyncPreemptRestore(State s, int mp) {
    boolean done;
    do {
      done = restoreInstruction(mp) || astray(mp);
    } while (!done && granularity == Granularity.ACTION);
    if (done) {
      path = 0;
      preemptions++;
      int gp = s.m.curg(mp);
      migrations += preemptedOn[gp] == mp ? 0 : 1;
      if (interruptions[gp] != null) {
        interruptions[gp]
            .compare(gp, registers(mp), memory, image.platform())
            .ifPresent(this::report);
      }
      interruptions[gp] = null;
    }
    return done;
  }

  /**
   * asyncPreempt2's own return first, then one instruction after the other up to asyncPreempt's.
   */
  private boolean restoreInstruction(int mp) {
    Registers registers = registers(mp);
    if (registers.rip() == image.asyncPreempt2()) {
      returnFrom(mp);
      return false;
    }
    boolean last = cpus[mp].instruction().isReturn();
    return execute(mp) && last;
  }

  /** Whether a path to a known place has become too long, or has faulted. */
  private boolean astray(int mp) {
    if (violation == null && ++path > LONGEST_PATH) {
      report(
          GuestViolation.NO_FAULT,
          String.format("m%d is lost at 0x%x", mp + 1, registers(mp).rip()));
    }
    return violation != null;
  }

  private boolean execute(int mp) {
    try {
      cpus[mp].step();
      instructions++;
      return true;
    } catch (CpuException exception) {
      report(
          GuestViolation.NO_FAULT,
          String.format("m%d at 0x%x: %s", mp + 1, registers(mp).rip(), exception.getMessage()));
      return false;
    }
  }

  private void report(String invariant, String message) {
    report(new GuestViolation(invariant, message));
  }

  private void report(GuestViolation found) {
    if (violation == null) {
      violation = found;
    }
  }

  @Override
  public Object snapshot() {
    return new Snapshot(this);
  }

  @Override
  public void restore(Object snapshot) {
    ((Snapshot) snapshot).restore(this);
  }

  /** Everything that moves, on a fork of the memory. */
  private static final class Snapshot {
    private final Memory memory;
    private final GuestThread[] threads;
    private final RtSigframe[] frames;
    private final Registers[] interrupted;
    private final long[] savedSp;
    private final long[] pushedAt;
    private final long[] savedBp;
    private final Interruption[] interruptions;
    private final int[] preemptedOn;

    Snapshot(Guest guest) {
      memory = guest.memory.fork();
      SignalActions actions = guest.actions.copy();
      threads = new GuestThread[guest.threads.length];
      frames = new RtSigframe[threads.length];
      interrupted = new Registers[threads.length];
      for (int mp = 0; mp < threads.length; mp++) {
        threads[mp] = guest.threads[mp].fork(memory, actions);
        frames[mp] = guest.frames[mp];
        interrupted[mp] = guest.interrupted[mp] == null ? null : guest.interrupted[mp].copy();
      }
      savedSp = guest.savedSp.clone();
      pushedAt = guest.pushedAt.clone();
      savedBp = guest.savedBp.clone();
      interruptions = guest.interruptions.clone();
      preemptedOn = guest.preemptedOn.clone();
    }

    void restore(Guest guest) {
      guest.memory = memory.fork();
      SignalAction action = threads[0].actions().action(Signals.SIGURG);
      guest.actions.sigaction(Signals.SIGURG, action);
      for (int mp = 0; mp < threads.length; mp++) {
        guest.threads[mp] = threads[mp].fork(guest.memory, guest.actions);
        guest.cpus[mp] = new Cpu(guest.threads[mp].registers(), guest.memory);
        guest.frames[mp] =
            frames[mp] == null ? null : new RtSigframe(guest.memory, frames[mp].address());
        guest.interrupted[mp] = interrupted[mp] == null ? null : interrupted[mp].copy();
      }
      System.arraycopy(savedSp, 0, guest.savedSp, 0, savedSp.length);
      System.arraycopy(pushedAt, 0, guest.pushedAt, 0, pushedAt.length);
      System.arraycopy(savedBp, 0, guest.savedBp, 0, savedBp.length);
      System.arraycopy(interruptions, 0, guest.interruptions, 0, interruptions.length);
      System.arraycopy(preemptedOn, 0, guest.preemptedOn, 0, preemptedOn.length);
    }
  }
}
