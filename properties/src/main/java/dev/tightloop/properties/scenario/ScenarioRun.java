package dev.tightloop.properties.scenario;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import dev.tightloop.model.StateIdentity;
import dev.tightloop.model.Step;
import dev.tightloop.model.guest.DistinctRegisters;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.GuestImage;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.Platform;
import dev.tightloop.model.guest.ProgramTables;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.SavedRegister;
import dev.tightloop.model.stub.Stub;
import dev.tightloop.properties.invariants.RegisterProperties;
import dev.tightloop.properties.program.CompiledTables;
import dev.tightloop.properties.program.CompilerFault;
import dev.tightloop.properties.program.Globals;
import dev.tightloop.properties.program.Result;
import dev.tightloop.properties.program.UserProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Plays a scenario on the smallest configuration, or on one in which the P moves among threads.
 *
 * <p>First the schedule's choices; after them a fair driver that gives sysmon, the kernel and the
 * program their turns until both goroutines have come to their final {@code for {}} and have been
 * preempted there twice. If that does not happen in {@value #PATIENCE} steps, a preemption was
 * lost: the longest fair run to the next preemption takes a few hundred.
 */
public final class ScenarioRun {

  /** Steps of the fair driver without a preemption after which one counts as lost. */
  static final int PATIENCE = 5_000;

  /** Preemptions of each goroutine in its final loop, with which a run ends. */
  private static final int PREEMPTIONS_AT_END = 2;

  /**
   * Turns of a program for each of sysmon. A request takes sysmon about ten steps and the thread
   * about 130 to honour, so with fewer turns signals would follow each other without a pause and
   * the program would never get on (golang/go#37741).
   */
  private static final int PROGRAM_TURNS = 15;

  /** Turns after which a thread without a P takes a step; a multiple of no other period. */
  private static final int SLOW = 701;

  /** No scenario within the limits needs as many steps of the fair driver. */
  private static final int MOST_STEPS = 1_000_000;

  /** The second goroutine is locked to m2; m1 and m3 share the first. */
  private static final Configuration LOCKED =
      Configuration.counted(2, 3, 1).set(Configuration.ThreadSet.IdleM, 0b100).locked(1, 1).build();

  private static final int VECTORS = 16;

  private static final long STUB = 0x40_0000;
  private static final long ASYNC_PREEMPT2 = 0x41_0000;
  private static final long FIRST_TEXT = 0x50_0000;
  private static final long TEXT_STRIDE = 0x1_0000;

  private final Configuration configuration;
  private final List<UserProgram.Code> codes;
  private final List<Registers> starts;
  private final Memory text;
  private final Guest guest;
  private final Model model;
  private final Scenario scenario;
  private final int[] steps;

  private final RegisterProperties properties;
  private final Platform platform;
  private final long identity;

  private final int[] preemptionsAtEnd = new int[2];
  private final boolean[] resultCompared = new boolean[2];
  private Violation violation;
  private long taken;
  private long waited;
  private long amidProgram;
  private IntConsumer observer = step -> {};

  private ScenarioRun(Scenario scenario, Optional<RegisterFault> fault, Platform platform) {
    this.scenario = scenario;
    configuration =
        (scenario.locked() ? LOCKED : Configuration.smallest())
            .withFaults(fault.map(RegisterFault::model).orElse(Set.of()));
    this.platform = platform;
    Set<CompilerFault> compilerFaults = fault.map(RegisterFault::compiler).orElse(Set.of());
    codes =
        List.of(
            scenario.first().code(FIRST_TEXT, compilerFaults),
            scenario.second().code(FIRST_TEXT + TEXT_STRIDE, compilerFaults));
    starts = List.of(start(0), start(1));
    text = new Memory();
    Globals.map(text);
    AsyncPreemptStub right = stub(platform);
    Stub stub = fault.map(f -> f.stub(right)).orElse(right).generate(STUB, ASYNC_PREEMPT2);
    GuestImage.text(text, STUB, stub.bytes());
    codes.forEach(code -> GuestImage.text(text, code.origin(), code.bytes()));
    GuestImage image =
        new GuestImage(
            text, STUB, ASYNC_PREEMPT2, new Tables(codes), starts, Optional.empty(), platform);
    Set<GuestFault> guestFaults = fault.map(RegisterFault::guest).orElse(Set.of());
    guest = new Guest(configuration, image, Guest.Granularity.INSTRUCTION, 1, guestFaults);
    properties =
        new RegisterProperties(
            codes.stream().map(UserProgram.Code::tables).toList(),
            stub.depth(),
            fault.map(RegisterFault::scanner).orElse(Set.of()));
    guest.observe(properties);
    identity = identity(stub);
    model = new Model(configuration, guest);
    steps = new int[model.mostSteps()];
  }

  /** Plays the scenario, with a seeded fault if there is one. */
  public static Outcome play(Scenario scenario, Optional<RegisterFault> fault) {
    return play(scenario, fault, fault.map(RegisterFault::platform).orElse(Platform.AMD64));
  }

  /** Plays the scenario on a platform, with nothing wrong. */
  public static Outcome play(Scenario scenario, Platform platform) {
    return play(scenario, Optional.empty(), platform);
  }

  /** The steps that a scenario's choices come to with nothing wrong, as TLC labels them. */
  public static List<String> chosen(Scenario scenario) {
    List<String> steps = new ArrayList<>();
    ScenarioRun run = begun(scenario, Optional.empty());
    run.observer = step -> steps.add(run.model.label(step));
    run.choose();
    return steps;
  }

  /** At the beginning of a scenario, for whoever takes the steps. */
  static ScenarioRun begun(Scenario scenario, Optional<RegisterFault> fault) {
    return new ScenarioRun(
        scenario, fault, fault.map(RegisterFault::platform).orElse(Platform.AMD64));
  }

  /** The names of the steps that {@link #play(Scenario, Optional)} takes. */
  static List<String> steps(Scenario scenario, Optional<RegisterFault> fault) {
    List<String> steps = new ArrayList<>();
    ScenarioRun run = begun(scenario, fault);
    run.observer = step -> steps.add(run.model.label(step));
    run.choose();
    run.drive();
    return steps;
  }

  private static Outcome play(Scenario scenario, Optional<RegisterFault> fault, Platform platform) {
    ScenarioRun run = new ScenarioRun(scenario, fault, platform);
    run.choose();
    run.drive();
    return run.outcome();
  }

  /** asyncPreempt as this platform has it. */
  private static AsyncPreemptStub stub(Platform platform) {
    if (platform != Platform.SCRATCH_REGISTER) {
      return AsyncPreemptStub.go119();
    }
    SavedRegister regtmp = SavedRegister.of(Gpr.R11);
    return AsyncPreemptStub.of(
        SavedRegister.go119().stream().filter(r -> !r.equals(regtmp)).toList());
  }

  /** The tables of both programs. */
  private record Tables(List<UserProgram.Code> codes) implements ProgramTables {

    private Optional<CompiledTables> of(long pc) {
      return codes.stream().map(UserProgram.Code::tables).filter(t -> t.has(pc)).findFirst();
    }

    @Override
    public boolean isSafe(long pc) {
      return of(pc).map(tables -> tables.isSafe(pc)).orElse(false);
    }

    @Override
    public long resumePC(long pc) {
      return of(pc).map(tables -> tables.resumePC(pc)).orElse(pc);
    }

    @Override
    public OptionalInt spDelta(long pc) {
      return of(pc).map(tables -> tables.spDelta(pc)).orElse(OptionalInt.empty());
    }
  }

  private Registers start(int gp) {
    Registers registers = DistinctRegisters.of(gp);
    registers.gpr(Gpr.RSP, locals(gp));
    registers.gpr(Gpr.RBP, 0);
    registers.fsBase(GuestStacks.fsBase(0));
    registers.rip(codes.get(gp).origin());
    return registers;
  }

  private static long locals(int gp) {
    return GuestStacks.goroutineTop(gp) - Result.LOCALS;
  }

  private void choose() {
    for (int choice : scenario.choices()) {
      if (violation != null) {
        return;
      }
      int count = model.enabled(steps);
      take(steps[choice % count]);
    }
  }

  private void drive() {
    for (long turn = 0; violation == null && !atEnd(); turn++) {
      boolean sysmonsTurn = turn % (PROGRAM_TURNS + 1) == 0;
      take(sysmonsTurn ? sysmonStep() : threadStep(turn));
      if (turn > MOST_STEPS) {
        throw new IllegalStateException("the programs do not get on: " + scenario);
      }
    }
  }

  private String standing() {
    State s = model.state();
    int mp = Math.max(0, s.p.m(0));
    int gp = Math.max(0, s.m.curg(mp));
    return String.format(
        "g%d runs on and nobody preempts it: preempt=%b P.preempt=%b signalPending=%d pending=%b",
        gp + 1, s.g.preempt(gp), s.p.preempt(0), s.m.signalPending(mp), s.thread.pending(mp));
  }

  private boolean atEnd() {
    return preemptionsAtEnd[0] >= PREEMPTIONS_AT_END && preemptionsAtEnd[1] >= PREEMPTIONS_AT_END;
  }

  /** sysmon's step, or a thread's where sysmon has none. */
  private int sysmonStep() {
    int count = model.enabled(steps);
    for (int i = 0; i < count; i++) {
      if (isSysmons(steps[i])) {
        return steps[i];
      }
    }
    return steps[0];
  }

  /**
   * A step of the thread that has the P or is about to have it; the others, on their way to sleep,
   * are slow, so that the P may pass them by. Of findRunnable's branches the one for every 61st
   * tick comes last: always taken it would starve the local queue.
   */
  private int threadStep(long turn) {
    int count = model.enabled(steps);
    int owners = 0;
    int other = -1;
    for (int i = 0; i < count; i++) {
      int step = steps[i];
      if (isSysmons(step) || isFairnessTick(step)) {
        continue;
      }
      if (ownsP(Step.a(step))) {
        steps[owners++] = step;
      } else {
        other = step;
      }
    }
    if (owners == 0 || other != -1 && turn % SLOW == 0) {
      return other;
    }
    return steps[(int) (turn % owners)];
  }

  private boolean ownsP(int mp) {
    State s = model.state();
    return s.m.p(mp) != Configuration.NIL
        || s.m.nextp(mp) != Configuration.NIL
        || s.thread.pp(mp) != Configuration.NIL;
  }

  private boolean isSysmons(int step) {
    return Step.thread(step, configuration) == configuration.sysmon();
  }

  private static boolean isFairnessTick(int step) {
    return Step.action(step) == Action.findRunnable_fairness;
  }

  /** Takes a step that is enabled. */
  void take(int step) {
    observer.accept(step);
    int mp = Step.a(step);
    boolean restores = Step.action(step) == Action.asyncPreempt_restore;
    long before = guest.preemptions();
    model.apply(step);
    taken++;
    if (restores && guest.preemptions() > before) {
      preempted(model.state().m.curg(mp), mp);
    }
    guest
        .violation()
        .ifPresent(found -> violation = new Violation(found.invariant(), found.message()));
    boolean driven = taken > scenario.choices().size();
    waited = driven && guest.preemptions() == before ? waited + 1 : 0;
    if (waited > PATIENCE) {
      violation = new Violation(Violation.NO_LOST_PREEMPTION, standing());
    }
  }

  Model model() {
    return model;
  }

  /** The first violation, null if there was none. */
  Violation violation() {
    return violation;
  }

  /** A hash of the model's state and of the threads' registers. */
  long fingerprint() {
    long hash = model.state().fingerprint();
    for (int mp = 0; mp < configuration.machines(); mp++) {
      Registers registers = guest.registers(mp);
      for (Gpr gpr : Gpr.values()) {
        hash = SplitMix64.mix(hash + registers.gpr(gpr));
      }
      hash = SplitMix64.mix(hash + registers.rip());
      hash = SplitMix64.mix(hash + registers.rflags());
      for (int i = 0; i < VECTORS; i++) {
        hash = SplitMix64.mix(hash + registers.xmmLow(i));
        hash = SplitMix64.mix(hash + registers.xmmHigh(i));
      }
    }
    return hash;
  }

  /** A hash of what the fingerprint depends on: the model's state, and the machine code. */
  long identity() {
    return identity;
  }

  private long identity(Stub stub) {
    long hash = StateIdentity.of(configuration);
    List<byte[]> texts = List.of(stub.bytes(), codes.get(0).bytes(), codes.get(1).bytes());
    for (byte[] text : texts) {
      for (byte each : text) {
        hash = SplitMix64.mix(hash + each);
      }
      hash = SplitMix64.mix(hash ^ text.length);
    }
    return hash;
  }

  private void preempted(int gp, int mp) {
    if (guest.registers(mp).rip() != codes.get(gp).end()) {
      amidProgram++;
      return;
    }
    preemptionsAtEnd[gp]++;
    if (!resultCompared[gp]) {
      resultCompared[gp] = true;
      Memory memory = GuestStacks.alone(text, gp);
      Result alone = Result.undisturbed(codes.get(gp), starts.get(gp), memory);
      Registers end = guest.registers(mp).copy();
      if (platform == Platform.SCRATCH_REGISTER) {
        end.gpr(Gpr.R11, alone.registers().gpr(Gpr.R11));
      }
      alone
          .difference(Result.of(end, guest.memory(), locals(gp)))
          .ifPresent(
              difference ->
                  violation =
                      new Violation(
                          Violation.RESULT_UNCHANGED,
                          String.format("g%d: %s", gp + 1, difference)));
    }
  }

  private Outcome outcome() {
    int results = (resultCompared[0] ? 1 : 0) + (resultCompared[1] ? 1 : 0);
    return new Outcome(
        Optional.ofNullable(violation),
        taken,
        guest.instructions(),
        guest.preemptions(),
        guest.migrations(),
        amidProgram,
        results,
        properties.mattered());
  }
}
