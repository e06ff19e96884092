package dev.tightloop.model.guest;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.Delivery;
import dev.tightloop.linux.GuestThread;
import dev.tightloop.linux.RtSigframe;
import dev.tightloop.linux.SignalAction;
import dev.tightloop.linux.SignalActions;
import dev.tightloop.linux.SignalStack;
import dev.tightloop.linux.Signals;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.RegisterFile;
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

  private final GuestImage image;
  private final Granularity granularity;
  private final Rubbish rubbish;
  private final Set<GuestFault> faults;

  private Memory memory;
  private final GuestThread[] threads;
  private final Cpu[] cpus;
  private final RtSigframe[] frames;
  private final Registers[] interrupted;
  private final long[] savedSp;
  private final Interruption[] interruptions;
  private final int[] preemptedOn;

  private long instructions;
  private long preemptions;
  private long migrations;
  private int path;
  private GuestViolation violation;

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
    this.image = image;
    this.faults = Set.copyOf(faults);
    this.granularity = granularity;
    rubbish = new Rubbish(seed);
    memory = image.memory().fork();
    GuestStacks.map(memory, configuration.goroutines(), configuration.threads());
    threads = new GuestThread[configuration.threads()];
    cpus = new Cpu[threads.length];
    frames = new RtSigframe[threads.length];
    interrupted = new Registers[threads.length];
    savedSp = new long[configuration.goroutines()];
    interruptions = new Interruption[savedSp.length];
    preemptedOn = new int[savedSp.length];
    SignalActions actions = new SignalActions();
    actions.sigaction(Signals.SIGURG, new SignalAction(SIGTRAMP, SIGACTION_FLAGS, ~0L, SIGRETURN));
    for (int mp = 0; mp < threads.length; mp++) {
      Registers registers = new Registers();
      threads[mp] = new GuestThread(registers, memory, actions);
      threads[mp].signalStack(new SignalStack(GuestStacks.gsignal(mp), GuestStacks.GSIGNAL_SIZE));
      cpus[mp] = new Cpu(registers, memory);
      toG0(mp);
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

  @Override
  public ThreadPc userInstruction(State s, int mp) {
    execute(mp);
    return loopPc(cpus[mp].registers().rip());
  }

  private ThreadPc loopPc(long rip) {
    if (image.loop().isEmpty()) {
      return ThreadPc.loop0;
    }
    int index = image.loop().indexOf(rip);
    if (index < 0) {
      report(GuestViolation.NO_FAULT, String.format("0x%x is not in the loop", rip));
      return ThreadPc.loop0;
    }
    return ThreadPc.loop(index);
  }

  @Override
  public void tgkill(State s, int mp) {
    threads[mp].send(Signals.SIGURG);
  }

  @Override
  public void deliver(State s, int mp) {
    interrupted[mp] = registers(mp).copy();
    Delivery delivery = threads[mp].deliver();
    if (delivery.outcome() != Delivery.Outcome.HANDLER) {
      throw new IllegalStateException("SIGURG gave " + delivery);
    }
    frames[mp] = delivery.frame();
    long room = frames[mp].address() - GuestStacks.gsignal(mp);
    if (room < 0 || room >= GuestStacks.GSIGNAL_SIZE) {
      throw new IllegalStateException("the frame is not on gsignal's stack");
    }
    rubbish.fill(registers(mp));
  }

  @Override
  public boolean isSafePC(State s, int mp) {
    if (!s.thread.framePc(mp).isLoop()) {
      return false;
    }
    long room = frames[mp].rsp() - GuestStacks.goroutine(s.m.curg(mp));
    return room >= GuestStacks.ASYNC_PREEMPT_STACK && image.safePoint().test(frames[mp].rip());
  }

  @Override
  public void pushCall(State s, int mp) {
    int gp = s.m.curg(mp);
    RtSigframe frame = frames[mp];
    if (interruptions[gp] != null || !image.safePoint().test(frame.rip())) {
      report(
          GuestViolation.SAFE_POINT_ONLY,
          String.format("g%d was preempted at 0x%x, which is not safe", gp + 1, frame.rip()));
    }
    preemptedOn[gp] = mp;
    interruptions[gp] = Interruption.of(gp, interrupted[mp], memory);
    long sp = frame.rsp() - Long.BYTES;
    memory.write64(sp, frame.rip());
    if (faults.contains(GuestFault.PUSH_CALL_OVERWRITES_STACK)) {
      memory.write64(sp + Long.BYTES, frame.rip());
    }
    frame.rsp(sp);
    frame.rip(image.asyncPreempt());
    interrupted[mp].gpr(Gpr.RSP, sp);
    interrupted[mp].rip(image.asyncPreempt());
  }

  @Override
  public void sigreturn(State s, int mp) {
    Registers registers = registers(mp);
    registers.gpr(Gpr.RSP, frames[mp].address() + Long.BYTES);
    if (!threads[mp].sigreturn()) {
      throw new IllegalStateException("the kernel refused its own frame");
    }
    frames[mp] = null;
    var differences = interrupted[mp].differences(registers);
    if (!differences.isEmpty()) {
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
      rubbish.fill(registers(mp));
    }
    return done;
  }

  @Override
  public void mcall(State s, int mp) {
    rubbish.fillBelow(registers(mp), memory);
    savedSp[s.m.curg(mp)] = registers(mp).gpr(Gpr.RSP);
    toG0(mp);
  }

  private void toG0(int mp) {
    Registers registers = registers(mp);
    rubbish.fill(registers);
    registers.gpr(Gpr.RSP, GuestStacks.g0Top(mp));
    registers.rip(RUNTIME_TEXT);
  }

  @Override
  public void gogo(State s, int mp) {
    int gp = s.thread.gp(mp);
    Registers registers = registers(mp);
    if (s.g.sched(gp) == ThreadPc.asyncPreempt2) {
      rubbish.fill(registers);
      registers.gpr(Gpr.RSP, savedSp[gp]);
      registers.rip(image.asyncPreempt2());
    } else {
      registers.copyFrom(image.goroutines().get(gp));
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
      interruptions[gp].compare(gp, registers(mp), memory).ifPresent(this::report);
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
      registers.rip(memory.read64(registers.gpr(Gpr.RSP)));
      registers.gpr(Gpr.RSP, registers.gpr(Gpr.RSP) + Long.BYTES);
      return false;
    }
    boolean last = cpus[mp].instruction().isReturn();
    return execute(mp) && last;
  }

  /**
   * Whether the thread executes the loop of the specification with the registers that the state
   * claims: the link between abstract and real register files. Empty if it does, or if the state
   * claims nothing.
   *
   * @param undisturbed registers of each goroutine before each instruction of the loop, by {@link
   *     RegisterFile}'s number
   */
  public Optional<GuestViolation> compare(State s, int mp, Registers[] undisturbed) {
    int claimed = RegisterFile.content(s.thread.registers(mp), RegisterFile.RegisterClass.GPR);
    if (claimed == 0 || !s.thread.pc(mp).isLoop()) {
      return Optional.empty();
    }
    var differences = undisturbed[claimed].differences(registers(mp));
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GuestViolation(
                GuestViolation.REGISTERS_RESTORED,
                String.format("m%d: %s", mp + 1, String.join(", ", differences))));
  }

  /** Whether the path through asyncPreempt has become too long, or has faulted. */
  private boolean astray(int mp) {
    if (violation == null && ++path > LONGEST_PATH) {
      report(
          GuestViolation.NO_FAULT,
          String.format("m%d is lost in asyncPreempt at 0x%x", mp + 1, registers(mp).rip()));
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
    private final Interruption[] interruptions;
    private final int[] preemptedOn;

    Snapshot(Guest guest) {
      memory = guest.memory.fork();
      SignalActions actions = guest.threads[0].actions();
      threads = new GuestThread[guest.threads.length];
      frames = new RtSigframe[threads.length];
      interrupted = new Registers[threads.length];
      for (int mp = 0; mp < threads.length; mp++) {
        threads[mp] = guest.threads[mp].fork(memory, actions);
        frames[mp] = guest.frames[mp];
        interrupted[mp] = guest.interrupted[mp] == null ? null : guest.interrupted[mp].copy();
      }
      savedSp = guest.savedSp.clone();
      interruptions = guest.interruptions.clone();
      preemptedOn = guest.preemptedOn.clone();
    }

    void restore(Guest guest) {
      guest.memory = memory.fork();
      for (int mp = 0; mp < threads.length; mp++) {
        guest.threads[mp] = threads[mp].fork(guest.memory, threads[mp].actions());
        guest.cpus[mp] = new Cpu(guest.threads[mp].registers(), guest.memory);
        guest.frames[mp] =
            frames[mp] == null ? null : new RtSigframe(guest.memory, frames[mp].address());
        guest.interrupted[mp] = interrupted[mp] == null ? null : interrupted[mp].copy();
      }
      System.arraycopy(savedSp, 0, guest.savedSp, 0, savedSp.length);
      System.arraycopy(interruptions, 0, guest.interruptions, 0, interruptions.length);
      System.arraycopy(preemptedOn, 0, guest.preemptedOn, 0, preemptedOn.length);
    }
  }
}
