package dev.tightloop.model;

import java.util.List;

/**
 * The next-state relation of {@code spec/Preemption.tla} over one working state.
 *
 * <p>{@link #enabled} lists the steps of the working state, by thread and then in the order of
 * {@link Action}; {@link #apply} takes one. Neither allocates. Not for several threads at once.
 */
public final class Model {

  final Sysmon sysmon;
  final RetakeSyscall retakeSyscall;
  final DeepSleep deepSleep;
  final ForcedGC forcedGC;
  final Handoffp handoffp;
  final Threads threads;
  final Addtimer addtimer;
  final Checkdead checkdead;
  final Preemptone preemptone;
  final Signals signals;
  final SignalHandler signalHandler;
  final UserCode userCode;
  final Cooperative cooperative;
  final Acquirem acquirem;
  final Systemstack systemstack;
  final Asyncpreemptoff asyncpreemptoff;
  final AsyncPreempt asyncPreempt;
  final Scheduler scheduler;
  final FindRunnable findRunnable;
  final StealWork stealWork;
  final Spinning spinning;
  final Park park;
  final Processors processors;
  final Minit minit;
  final Newm newm;
  final TemplateThread templateThread;
  final Mexit mexit;
  final Exec exec;
  final SchedDisable schedDisable;
  final LockedM lockedM;
  final Needm needm;
  final Dropm dropm;
  final Reentersyscall reentersyscall;
  final Entersyscallblock entersyscallblock;
  final Exitsyscall exitsyscall;
  final StopTheWorld stopTheWorld;
  final Preemptall preemptall;
  final StartTheWorld startTheWorld;
  final Gcstopm gcstopm;
  final ForEachP forEachP;
  final Suspend suspend;
  final PreemptPark preemptPark;
  final Timers timers;
  final WriteBarrier writeBarrier;
  final IgnoringEINTR ignoringEINTR;
  final ScanConservative scanConservative;
  final SuspendThread suspendThread;
  final SafePoint safePoint;
  final Worldsema worldsema;

  private final Configuration constants;
  private final RegisterLevel registers;
  private final RegisterFile registerFile;
  private final State s;
  private final Steps steps;
  private boolean asked;

  /** The model with nothing below the abstract registers. */
  public Model(Configuration constants) {
    this(constants, new AbstractRegisters(constants));
  }

  /** The model with something below, which follows its steps. */
  public Model(Configuration constants, RegisterLevel registers) {
    this.constants = constants;
    this.registers = registers;
    registerFile = new RegisterFile(constants);
    s = new State(constants);
    steps = new Steps(constants);
    sysmon = new Sysmon(this);
    retakeSyscall = new RetakeSyscall(this);
    deepSleep = new DeepSleep(this);
    forcedGC = new ForcedGC(this);
    handoffp = new Handoffp(this);
    threads = new Threads(this);
    addtimer = new Addtimer(this);
    checkdead = new Checkdead(this);
    preemptone = new Preemptone(this);
    signals = new Signals(this);
    signalHandler = new SignalHandler(this);
    userCode = new UserCode(this);
    cooperative = new Cooperative(this);
    acquirem = new Acquirem(this);
    systemstack = new Systemstack(this);
    asyncpreemptoff = new Asyncpreemptoff(this);
    asyncPreempt = new AsyncPreempt(this);
    scheduler = new Scheduler(this);
    findRunnable = new FindRunnable(this);
    stealWork = new StealWork(this);
    spinning = new Spinning(this);
    park = new Park(this);
    processors = new Processors(this);
    minit = new Minit(this);
    newm = new Newm(this);
    templateThread = new TemplateThread(this);
    mexit = new Mexit(this);
    exec = new Exec(this);
    schedDisable = new SchedDisable(this);
    lockedM = new LockedM(this);
    needm = new Needm(this);
    dropm = new Dropm(this);
    reentersyscall = new Reentersyscall(this);
    entersyscallblock = new Entersyscallblock(this);
    exitsyscall = new Exitsyscall(this);
    stopTheWorld = new StopTheWorld(this);
    preemptall = new Preemptall(this);
    startTheWorld = new StartTheWorld(this);
    gcstopm = new Gcstopm(this);
    forEachP = new ForEachP(this);
    suspend = new Suspend(this);
    preemptPark = new PreemptPark(this);
    timers = new Timers(this);
    writeBarrier = new WriteBarrier(this);
    ignoringEINTR = new IgnoringEINTR(this);
    scanConservative = new ScanConservative(this);
    suspendThread = new SuspendThread(this);
    safePoint = new SafePoint(this);
    worldsema = new Worldsema(this);
    s.copyFrom(initialStates().get(0).encoded());
  }

  public Configuration configuration() {
    return constants;
  }

  RegisterLevel registerLevel() {
    return registers;
  }

  public RegisterFile registerFile() {
    return registerFile;
  }

  /** What predicates on the working state need of the modules. */
  public Operators operators() {
    return new Operators(this);
  }

  boolean asked() {
    return asked;
  }

  /** The working state; changed by {@link #apply}, {@link #take} and {@link State#copyFrom}. */
  public State state() {
    return s;
  }

  /** The most steps that {@link #enabled} and {@link #candidates} can list. */
  public int mostSteps() {
    return steps.all().length;
  }

  /**
   * Lists the enabled steps of the working state.
   *
   * @param found receives them; at least {@link #mostSteps} long
   * @return how many there are
   * @throws NoSuchRecord if the specification cannot evaluate an action here
   */
  public int enabled(int[] found) {
    int candidates = steps.candidates(s, found);
    int count = 0;
    asked = true;
    try {
      for (int i = 0; i < candidates; i++) {
        int step = found[i];
        if (call(step)) {
          found[count++] = step;
        }
      }
    } finally {
      asked = false;
    }
    return count;
  }

  /**
   * Lists the steps that may be enabled in the working state: enough to {@link #take} each in turn,
   * for whoever wants all successors.
   *
   * @param found receives them; at least {@link #mostSteps} long
   * @return how many there are
   */
  public int candidates(int[] found) {
    return steps.candidates(s, found);
  }

  public boolean isEnabled(int step) {
    asked = true;
    try {
      return call(step);
    } finally {
      asked = false;
    }
  }

  /**
   * Takes a step if it is enabled.
   *
   * @return whether it was; if not, the working state is as before
   */
  public boolean take(int step) {
    return call(step);
  }

  /**
   * Takes a step.
   *
   * @throws IllegalStateException if it is not enabled
   */
  public void apply(int step) {
    if (!call(step)) {
      throw new IllegalStateException(label(step) + " is not enabled");
    }
  }

  /** All steps that the configuration can have, in the order of {@link #enabled}. */
  public int[] allSteps() {
    return steps.all().clone();
  }

  /** The step as TLC labels the edge: {@code startm_newm(m2,m3)}. */
  public String label(int step) {
    return Step.label(step, constants);
  }

  /** The states of {@code Init}, or of {@code InitEveryPRuns}. */
  public List<State> initialStates() {
    return InitialStates.of(constants);
  }

  private boolean call(int step) {
    return Step.action(step).call(this, Step.a(step), Step.b(step));
  }
}
