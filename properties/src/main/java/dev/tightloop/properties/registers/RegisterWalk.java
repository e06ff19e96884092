package dev.tightloop.properties.registers;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Fault;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.model.guest.Claims;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.guest.SpecLoop;
import dev.tightloop.model.stub.AsyncPreemptStub;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * A random schedule of a configuration, with the goroutines' code on the core below the model. The
 * same seed gives the same walk.
 */
public final class RegisterWalk {

  private static final int LAST_STEPS = 40;

  /** Steps that a thread takes with one speed, on average; and how many speeds there are. */
  private static final int SPEED_LASTS = 16;

  private static final int SPEEDS = 3;

  /** Each is 2 to this power times the one below. */
  private static final int SPEED_RATIO = 3;

  private final Configuration configuration;
  private final SpecLoop loop;
  private final SplitMix64 random;
  private final long seed;
  private Guest.Granularity granularity = Guest.Granularity.ACTION;
  private Set<GuestFault> guestFaults = Set.of();
  private List<String> firstSteps = List.of();
  private int longestRun = Integer.MAX_VALUE;
  private boolean untilSeen;

  private final Set<Action> taken = EnumSet.noneOf(Action.class);
  private final Set<String> seen = new TreeSet<>();
  private final Deque<String> lastSteps = new ArrayDeque<>();
  private final Map<RegisterClass, Long> compared = new EnumMap<>(RegisterClass.class);
  private final Map<RegisterClass, Long> lost = new EnumMap<>(RegisterClass.class);
  private final int[] speeds;
  private long steps;
  private long preemptions;
  private long migrations;
  private long instructions;
  private int ends;
  private String contradiction;

  /** A walk with Go's asyncPreempt. */
  public RegisterWalk(Configuration configuration, long seed) {
    this(configuration, new SpecLoop(configuration), seed);
  }

  /** A walk with another asyncPreempt. */
  public RegisterWalk(Configuration configuration, AsyncPreemptStub stub, long seed) {
    this(configuration, new SpecLoop(configuration, stub), seed);
  }

  private RegisterWalk(Configuration configuration, SpecLoop loop, long seed) {
    this.configuration = configuration;
    this.seed = seed;
    this.loop = loop;
    random = new SplitMix64(seed);
    speeds = new int[configuration.threads()];
    Arrays.fill(speeds, 1);
  }

  /** Signals come between any two instructions, not only between two actions. */
  public RegisterWalk byInstruction() {
    granularity = Guest.Granularity.INSTRUCTION;
    return this;
  }

  /** Seeds faults below the model. */
  public RegisterWalk with(Set<GuestFault> faults) {
    guestFaults = faults;
    return this;
  }

  /**
   * Every run begins with these steps, and goes on at random for so many.
   *
   * @param labels what {@link Model#label} calls each step
   */
  public RegisterWalk after(List<String> labels, int more) {
    firstSteps = List.copyOf(labels);
    longestRun = labels.size() + more;
    return this;
  }

  /** Stops when the core sees an invariant violated. */
  public RegisterWalk untilSeen() {
    untilSeen = true;
    return this;
  }

  /** Takes this many steps, or as many as there are before the first contradiction. */
  public RegisterWalkResult run(long most) {
    while (steps < most && contradiction == null && !(untilSeen && !seen.isEmpty())) {
      oneRun(most);
    }
    return new RegisterWalkResult(
        steps,
        compared,
        lost,
        preemptions,
        migrations,
        instructions,
        taken,
        ends,
        Set.copyOf(seen),
        Optional.ofNullable(contradiction),
        List.copyOf(lastSteps));
  }

  private void oneRun(long most) {
    Guest guest = loop.guest(granularity, seed, guestFaults);
    Claims claims = loop.claims(guest);
    Model model = new Model(configuration, guest);
    List<State> initial = model.initialStates();
    model.state().copyFrom(initial.get(random.below(initial.size())).encoded());
    lastSteps.clear();
    int[] enabled = new int[model.mostSteps()];
    boolean goesOn = true;
    for (int i = 0; goesOn && steps < most && i < longestRun; i++) {
      goesOn = oneStep(model, guest, claims, enabled, i);
    }
    ends += goesOn ? 0 : 1;
    preemptions += guest.preemptions();
    migrations += guest.migrations();
    instructions += guest.instructions();
    add(compared, claims::compared);
    add(lost, claims::lost);
  }

  private static void add(Map<RegisterClass, Long> to, ToLongFunction<RegisterClass> figures) {
    for (RegisterClass registerClass : RegisterClass.values()) {
      to.merge(registerClass, figures.applyAsLong(registerClass), Long::sum);
    }
  }

  private boolean oneStep(Model model, Guest guest, Claims claims, int[] enabled, int i) {
    try {
      int count = model.enabled(enabled);
      if (count == 0) {
        return false;
      }
      int step = i < firstSteps.size() ? given(model, enabled, count, i) : choice(enabled, count);
      if (lastSteps.size() == LAST_STEPS) {
        lastSteps.removeFirst();
      }
      lastSteps.addLast(model.label(step));
      model.apply(step);
      taken.add(Step.action(step));
      steps++;
    } catch (NoSuchRecord | NoRoom faulty) {
      if (configuration.faults().isEmpty()) {
        throw faulty;
      }
      return false;
    }
    Optional<GuestViolation> found = claims.contradiction(model.state());
    boolean expected = guest.violation().filter(own -> isTheSpecifications(own, model)).isPresent();
    if (expected) {
      seen.add(guest.violation().get().invariant());
    }
    if (found.isPresent() && !expected) {
      contradiction = found.get().invariant() + ": " + found.get().message();
    }
    return found.isEmpty();
  }

  /** The step that must come now. */
  private int given(Model model, int[] enabled, int count, int i) {
    for (int k = 0; k < count; k++) {
      if (model.label(enabled[k]).equals(firstSteps.get(i))) {
        return enabled[k];
      }
    }
    throw new IllegalArgumentException(
        "step " + i + ", " + firstSteps.get(i) + ", is not enabled there");
  }

  /**
   * A step of a thread picked by its speed. Speeds differ by orders of magnitude and change now and
   * then, so that a thread may take very long for its next step while others come far.
   */
  private int choice(int[] enabled, int count) {
    int all = 0;
    for (int t = 0; t < speeds.length; t++) {
      all += has(t, enabled, count) ? speeds[t] : 0;
    }
    int t = Configuration.NIL;
    for (int rest = random.below(all); rest >= 0; ) {
      t++;
      rest -= has(t, enabled, count) ? speeds[t] : 0;
    }
    if (random.below(SPEED_LASTS) == 0) {
      speeds[t] = 1 << SPEED_RATIO * random.below(SPEEDS);
    }
    int chosen = 0;
    int seen = 0;
    for (int i = 0; i < count; i++) {
      if (Step.thread(enabled[i], configuration) == t && random.below(++seen) == 0) {
        chosen = enabled[i];
      }
    }
    return chosen;
  }

  private boolean has(int t, int[] enabled, int count) {
    for (int i = 0; i < count; i++) {
      if (Step.thread(enabled[i], configuration) == t) {
        return true;
      }
    }
    return false;
  }

  /** Whether what the guest shows is what the state shows as well: a violation of an invariant. */
  private boolean isTheSpecifications(GuestViolation found, Model model) {
    return switch (found.invariant()) {
      case GuestViolation.SAFE_POINT_ONLY ->
          configuration.has(Fault.isAsyncSafePointIgnoresPC)
              || configuration.has(Fault.pushCallIgnoresRestart);
      case GuestViolation.G_IS_OWN -> configuration.has(Fault.gogoKeepsG);
      case GuestViolation.REGISTERS_RESTORED -> hasWrongRegisters(model);
      case GuestViolation.STACK_UNTOUCHED -> configuration.has(Fault.pushCallKeepsSP);
      case GuestViolation.NO_NEWSTACK_IN_ASYNC_PREEMPT ->
          configuration.has(Fault.asyncPreempt2Splits);
      case GuestViolation.GROWS_SHORT_STACKS_ONLY -> configuration.has(Fault.prologueIsPreemptible);
      case GuestViolation.HANDLER_ON_SIGNAL_STACK ->
          configuration.has(Fault.newosprocLeavesSignals)
              || configuration.has(Fault.mexitLeavesSignals)
              || configuration.has(Fault.unminitKeepsSigstack)
              || configuration.has(Fault.dropmLeavesSignals);
      default -> false;
    };
  }

  private boolean hasWrongRegisters(Model model) {
    State s = model.state();
    for (int t = 0; t < configuration.machines(); t++) {
      if (s.thread.handler(t) == HandlerPc.none
          && s.thread.pc(t).isUser()
          && !model.registerFile().right(s.thread.registers(t), s.m.curg(t), s.thread.pc(t))) {
        return true;
      }
    }
    return false;
  }
}
