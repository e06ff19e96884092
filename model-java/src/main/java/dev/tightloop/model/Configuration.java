package dev.tightloop.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The constants and options of {@code spec/Options.tla} and {@code spec/Registers.tla}, under their
 * names, with the same defaults.
 *
 * <p>Goroutines and processors are numbered from 0, in the order in which the configuration names
 * them, which is the one in which TLC lists them. So are threads: those of M first ({@link
 * #machines} many), then {@link #sysmon}, then those of CThread. Sets of any of them are ints, bit
 * by bit.
 */
public final class Configuration {

  /** Nobody, as in {@code Nil} of the specification. */
  public static final int NIL = -1;

  /** The g0 of a thread, where a goroutine is asked for. */
  public static final int G0 = -2;

  /** The largest number of goroutines, of threads beside sysmon's, or of processors. */
  public static final int MOST = 8;

  /** The longest loop. */
  public static final int LONGEST_LOOP = 8;

  /** Sets of goroutines. */
  public enum Role {
    ParkedG,
    CG,
    Calls,
    SmallStack,
    LocksM,
    Pins,
    Syscalls,
    BlockingSyscalls,
    Parks,
    Yields,
    Readies,
    Wakes,
    Exits,
    Systemstacks,
    SwitchesOff,
    Suspends,
    Scanned,
    StopsTheWorld,
    DisablesUser,
    SystemG,
    EnablesUser,
    RunsForEachP,
    LocksOSThread,
    Execs,
    Sleeps,
    ResetsTimers,
    ReadsPointers,
    WritesPointers,
    Collects,
    AllocatesSpans,
    SlowSyscalls,
    NotRestarted
  }

  /** Sets of threads. */
  public enum ThreadSet {
    IdleM,
    MainThread,
    CM,
    BlocksSignals,
    OwnsSignalStack
  }

  /** Sets of places in the goroutines' own code. */
  public enum Marking {
    UnsafePoint,
    NotGo,
    Assembly,
    RuntimePackage,
    ShortStack,
    Restart,
    RestartAtEntry
  }

  /** Sets of classes of registers. */
  public enum RegisterSet {
    KernelFrameSaves,
    AsyncPreemptSaves,
    LiveRegisters
  }

  /** What is on or off. */
  public enum Switch {
    SysmonRuns,
    EnlistsWorker,
    ForcesGC,
    ExternalSignals,
    AsyncPreemptOff,
    TemplateThread,
    Darwin,
    MayMoreStackPreempt,
    ThreadSanitizer,
    Windows,
    Go114,
    FiveMicrosecondsAreLong
  }

  /** What a configuration may name as its SPECIFICATION, {@code spec/Preemption.tla}. */
  public enum Specification {
    Spec,
    FairChoiceSpec,
    EveryPRunsSpec,
    SignalStormSpec,
    CallingSpec,
    SlicesEndInSyscallsSpec
  }

  private static final Set<Fault> GO_114_FAULTS =
      Set.of(
          Fault.preemptMSendsAlways,
          Fault.sighandlerIgnoresOff,
          Fault.startmWithoutReserveID,
          Fault.needmBlocksSignalsLate);

  private final List<String> goroutineNames;
  private final List<String> threadNames;
  private final List<String> processorNames;
  private final int machines;
  private final int firstG;
  private final int firstM;
  private final int firstP;
  private final int lockedG;
  private final int lockedM;
  private final int loopLength;
  private final Specification specification;
  private final int[] roles;
  private final int[] threadSets;
  private final int[] markings;
  private final int[] registerSets;
  private final int switches;
  private final Set<Fault> faults;
  private final boolean[] inForce;
  private final long corrections;

  private Configuration(Builder from) {
    goroutineNames = List.copyOf(from.goroutineNames);
    threadNames = List.copyOf(from.threadNames);
    processorNames = List.copyOf(from.processorNames);
    machines = from.machines;
    firstG = from.firstG;
    firstM = from.firstM;
    firstP = from.firstP;
    lockedG = from.lockedG;
    lockedM = from.lockedM;
    loopLength = from.loopLength;
    specification = from.specification;
    roles = from.roles.clone();
    threadSets = from.threadSets.clone();
    markings = from.markings.clone();
    registerSets = from.registerSets.clone();
    switches = from.switches;
    faults = copyOf(from.faults);
    corrections = from.corrections;
    inForce = new boolean[Fault.values().length];
    faults.forEach(fault -> inForce[fault.ordinal()] = true);
    if (is(Switch.Go114)) {
      GO_114_FAULTS.forEach(fault -> inForce[fault.ordinal()] = true);
    }
    require(goroutines() >= 1 && goroutines() <= MOST, "goroutines must be 1 to " + MOST);
    require(machines >= 1 && threads() - 1 <= MOST, "threads must be 1 to " + MOST);
    require(processors() >= 1 && processors() <= MOST, "processors must be 1 to " + MOST);
    require(loopLength >= 1 && loopLength <= LONGEST_LOOP, "LoopLength must be 1 to 8");
    require(firstG >= NIL && firstG < goroutines(), "FirstG must be a goroutine");
    require(firstM >= NIL && firstM < machines, "FirstM must be a thread");
    require((firstM == NIL) == (firstP == NIL), "FirstM and FirstP go together");
    require((lockedG == NIL) == (lockedM == NIL), "LockedG and LockedM go together");
    require(lockedM == NIL || lockedM != firstM, "LockedM must be a thread of its own");
    require(
        Integer.bitCount(roles[Role.CG.ordinal()])
            == Integer.bitCount(threadSets[ThreadSet.CM.ordinal()]),
        "CG and CM must have as many members");
  }

  /** How a configuration is made. */
  public static final class Builder {
    private final List<String> goroutineNames;
    private final List<String> threadNames;
    private final List<String> processorNames;
    private final int machines;
    private final int[] roles = new int[Role.values().length];
    private final int[] threadSets = new int[ThreadSet.values().length];
    private final int[] markings = new int[Marking.values().length];
    private final int[] registerSets = new int[RegisterSet.values().length];
    private int firstG;
    private int firstM;
    private int firstP;
    private int lockedG = NIL;
    private int lockedM = NIL;
    private int loopLength = 1;
    private int switches = 1 << Switch.SysmonRuns.ordinal();
    private Set<Fault> faults = Set.of();
    private long corrections;
    private Specification specification = Specification.Spec;

    /** The first goroutine, thread and processor begin; everything else is as in Options.tla. */
    public Builder(List<String> g, List<String> m, List<String> p, List<String> cThread) {
      goroutineNames = List.copyOf(g);
      threadNames = Stream.of(m, List.of(Step.SYSMON), cThread).flatMap(List::stream).toList();
      processorNames = List.copyOf(p);
      machines = m.size();
      roles[Role.Scanned.ordinal()] = (1 << g.size()) - 1;
      Arrays.fill(registerSets, RegisterFile.ALL);
      int withoutHigh = RegisterFile.ALL & ~(1 << RegisterFile.RegisterClass.VectorHigh.ordinal());
      registerSets[RegisterSet.AsyncPreemptSaves.ordinal()] = withoutHigh;
      registerSets[RegisterSet.LiveRegisters.ordinal()] = withoutHigh;
    }

    private Builder(Configuration of) {
      goroutineNames = of.goroutineNames;
      threadNames = of.threadNames;
      processorNames = of.processorNames;
      machines = of.machines;
      System.arraycopy(of.roles, 0, roles, 0, roles.length);
      System.arraycopy(of.threadSets, 0, threadSets, 0, threadSets.length);
      System.arraycopy(of.markings, 0, markings, 0, markings.length);
      System.arraycopy(of.registerSets, 0, registerSets, 0, registerSets.length);
      firstG = of.firstG;
      firstM = of.firstM;
      firstP = of.firstP;
      lockedG = of.lockedG;
      lockedM = of.lockedM;
      loopLength = of.loopLength;
      switches = of.switches;
      faults = of.faults;
      corrections = of.corrections;
      specification = of.specification;
    }

    /** Who begins; NIL for nobody. */
    public Builder first(int gp, int mp, int pp) {
      firstG = gp;
      firstM = mp;
      firstP = pp;
      return this;
    }

    public Builder locked(int gp, int mp) {
      lockedG = gp;
      lockedM = mp;
      return this;
    }

    public Builder loopLength(int length) {
      loopLength = length;
      return this;
    }

    public Builder specification(Specification spec) {
      specification = spec;
      return this;
    }

    public Builder set(Role role, int goroutines) {
      roles[role.ordinal()] = goroutines;
      return this;
    }

    public Builder set(ThreadSet set, int threads) {
      threadSets[set.ordinal()] = threads;
      return this;
    }

    /** Bit i stands for the place with the ordinal i in {@link ThreadPc}. */
    public Builder set(Marking marking, int places) {
      markings[marking.ordinal()] = places;
      return this;
    }

    public Builder set(RegisterSet set, int classes) {
      registerSets[set.ordinal()] = classes;
      return this;
    }

    public Builder set(Switch which, boolean on) {
      int bit = 1 << which.ordinal();
      switches = on ? switches | bit : switches & ~bit;
      return this;
    }

    public Builder faults(Set<Fault> seeded) {
      faults = copyOf(seeded);
      return this;
    }

    public Builder corrections(Set<Correction> made) {
      corrections = bits(made);
      return this;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if there is no such one; the message says why
     */
    public Configuration build() {
      return new Configuration(this);
    }
  }

  /** Two goroutines in the shortest loop, one thread at work and one idle; Go 1.19. */
  public static Configuration smallest() {
    return counted(2, 2, 1).set(ThreadSet.IdleM, 0b10).build();
  }

  /** As many of each, named g1, m1 and p1 and so on. */
  public static Builder counted(int goroutines, int machines, int processors) {
    return new Builder(
        counted("g", goroutines), counted("m", machines), counted("p", processors), List.of());
  }

  private static List<String> counted(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }

  /** To make another configuration like this one. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  public Configuration withFaults(Set<Fault> seeded) {
    return toBuilder().faults(seeded).build();
  }

  public int goroutines() {
    return goroutineNames.size();
  }

  /** How many threads M has: those with the numbers below this one. */
  public int machines() {
    return machines;
  }

  /** All threads: those of M, sysmon's, those of CThread. */
  public int threads() {
    return threadNames.size();
  }

  public int processors() {
    return processorNames.size();
  }

  /** The number of sysmon's thread. */
  public int sysmon() {
    return machines;
  }

  public boolean isMachine(int t) {
    return t >= 0 && t < machines;
  }

  public boolean isCThread(int t) {
    return t > machines && t < threads();
  }

  public String goroutine(int gp) {
    return goroutineNames.get(gp);
  }

  public String thread(int t) {
    return threadNames.get(t);
  }

  public String processor(int pp) {
    return processorNames.get(pp);
  }

  public int firstG() {
    return firstG;
  }

  public int firstM() {
    return firstM;
  }

  public int firstP() {
    return firstP;
  }

  public int lockedG() {
    return lockedG;
  }

  public int lockedM() {
    return lockedM;
  }

  public int loopLength() {
    return loopLength;
  }

  public Specification specification() {
    return specification;
  }

  /** Whether the goroutine is in the set; NIL is in none. */
  public boolean has(Role role, int gp) {
    return gp >= 0 && (roles[role.ordinal()] >> gp & 1) != 0;
  }

  public int members(Role role) {
    return roles[role.ordinal()];
  }

  /** Whether anybody is in the set. */
  public boolean any(Role role) {
    return roles[role.ordinal()] != 0;
  }

  public boolean has(ThreadSet set, int t) {
    return t >= 0 && (threadSets[set.ordinal()] >> t & 1) != 0;
  }

  public int members(ThreadSet set) {
    return threadSets[set.ordinal()];
  }

  /** Whether a place of a goroutine's own code is in the set; other places are in none. */
  public boolean has(Marking marking, ThreadPc pc) {
    return pc.isUser() && (markings[marking.ordinal()] >> pc.ordinal() & 1) != 0;
  }

  public int members(Marking marking) {
    return markings[marking.ordinal()];
  }

  /** {@code Following(pc)}: the instruction of the loop that comes after this one. */
  public ThreadPc following(ThreadPc pc) {
    return ThreadPc.loop((pc.loopIndex() + 1) % loopLength);
  }

  /**
   * {@code ResumePC(pc)}: where a goroutine goes on that asyncPreempt interrupts at pc; a
   * restartable sequence begins again.
   */
  public ThreadPc resumePC(ThreadPc pc) {
    if (has(Marking.Restart, pc)) {
      int start = pc.loopIndex();
      while (start > 0 && has(Marking.Restart, ThreadPc.loop(start - 1))) {
        start--;
      }
      return ThreadPc.loop(start);
    }
    if (has(Marking.RestartAtEntry, pc)) {
      return pc.isLoop() ? ThreadPc.loop0 : ThreadPc.prologue;
    }
    return pc;
  }

  /** The classes in the set, bit by bit. */
  public int registers(RegisterSet set) {
    return registerSets[set.ordinal()];
  }

  public boolean is(Switch which) {
    return (switches >> which.ordinal() & 1) != 0;
  }

  /** {@code spec/Faults.tla Fault(name)}: seeded, or one of Go 1.14's. */
  public boolean has(Fault fault) {
    return inForce[fault.ordinal()];
  }

  public boolean has(Correction correction) {
    return (corrections >> correction.ordinal() & 1) != 0;
  }

  /** Those that are seeded, in a set of the caller's own. */
  public Set<Fault> faults() {
    return copyOf(faults);
  }

  /** {@code extrag[mp]}: the goroutine of an extra M; the first goes with the first. */
  public int extrag(int mp) {
    int before = Integer.bitCount(members(ThreadSet.CM) & ((1 << mp) - 1));
    return nth(members(Role.CG), before);
  }

  /** {@code lockedg(mp)}, as it is at first. */
  public int lockedg(int mp) {
    if (mp == lockedM && mp != NIL) {
      return lockedG;
    }
    return has(ThreadSet.CM, mp) ? extrag(mp) : NIL;
  }

  /** {@code lockedm(gp)}, as it is at first. */
  public int lockedm(int gp) {
    if (gp == lockedG && gp != NIL) {
      return lockedM;
    }
    if (!has(Role.CG, gp)) {
      return NIL;
    }
    int before = Integer.bitCount(members(Role.CG) & ((1 << gp) - 1));
    return nth(members(ThreadSet.CM), before);
  }

  private static int nth(int bits, int index) {
    int left = bits;
    for (int i = 0; i < index; i++) {
      left &= left - 1;
    }
    return Integer.numberOfTrailingZeros(left);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configuration that
        && goroutineNames.equals(that.goroutineNames)
        && threadNames.equals(that.threadNames)
        && processorNames.equals(that.processorNames)
        && machines == that.machines
        && faults.equals(that.faults)
        && Arrays.equals(numbers(), that.numbers())
        && Arrays.equals(roles, that.roles)
        && Arrays.equals(threadSets, that.threadSets)
        && Arrays.equals(markings, that.markings)
        && Arrays.equals(registerSets, that.registerSets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers());
  }

  private long[] numbers() {
    return new long[] {
      firstG,
      firstM,
      firstP,
      lockedG,
      lockedM,
      loopLength,
      specification.ordinal(),
      switches,
      corrections
    };
  }

  private static Set<Fault> copyOf(Set<Fault> faults) {
    Set<Fault> copy = EnumSet.noneOf(Fault.class);
    copy.addAll(faults);
    return copy;
  }

  private static long bits(Set<? extends Enum<?>> constants) {
    long bits = 0;
    for (Enum<?> constant : constants) {
      bits |= 1L << constant.ordinal();
    }
    return bits;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
