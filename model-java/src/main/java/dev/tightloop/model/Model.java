package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The next-state relation of {@code spec/Preemption.tla} over one working state.
 *
 * <p>{@link #enabled} lists the steps of the working state, in the order of {@link Action} and then
 * of the parameters; {@link #apply} takes one. Neither allocates.
 */
public final class Model {

  final UserCode userCode;
  final Sysmon sysmon;
  final Signals signals;
  final SignalHandler signalHandler;
  final AsyncPreempt asyncPreempt;
  final Scheduler scheduler;
  final FindRunnable findRunnable;
  final LockedM lockedM;
  final Preemptone preemptone;
  final Processors processors;
  final Threads threads;
  final Handoffp handoffp;

  private final Configuration constants;
  private final State s;
  private final Runtime[] modules;
  private final int[] steps;

  /** The model with nothing below the abstract registers. */
  public Model(Configuration constants) {
    this(constants, new AbstractRegisters(constants));
  }

  public Model(Configuration constants, RegisterLevel registers) {
    this.constants = constants;
    s = new State(constants);
    userCode = new UserCode(constants, registers, s);
    sysmon = new Sysmon(constants, registers, s);
    signals = new Signals(constants, registers, s);
    signalHandler = new SignalHandler(constants, registers, s);
    asyncPreempt = new AsyncPreempt(constants, registers, s);
    scheduler = new Scheduler(constants, registers, s);
    findRunnable = new FindRunnable(constants, registers, s);
    lockedM = new LockedM(constants, registers, s);
    preemptone = new Preemptone(constants, registers, s);
    processors = new Processors(constants, registers, s);
    threads = new Threads(constants, registers, s);
    handoffp = new Handoffp(constants, registers, s);
    modules =
        new Runtime[] {
          userCode,
          sysmon,
          preemptone,
          signals,
          signalHandler,
          asyncPreempt,
          scheduler,
          processors,
          threads,
          handoffp,
          lockedM,
          findRunnable
        };
    steps = allSteps();
    s.copyFrom(initialStates().get(0).encoded());
  }

  public Configuration configuration() {
    return constants;
  }

  /** The working state; changed by {@link #apply} and {@link State#copyFrom}. */
  public State state() {
    return s;
  }

  /** The most steps that {@link #enabled} can list. */
  public int mostSteps() {
    return steps.length;
  }

  /**
   * Lists the enabled steps of the working state.
   *
   * @param found receives them; at least {@link #mostSteps} long
   * @return how many there are
   */
  public int enabled(int[] found) {
    asked(true);
    int count = 0;
    for (int step : steps) {
      if (Step.action(step).call(this, Step.a(step), Step.b(step))) {
        found[count++] = step;
      }
    }
    asked(false);
    return count;
  }

  public boolean isEnabled(int step) {
    asked(true);
    boolean enabled = Step.action(step).call(this, Step.a(step), Step.b(step));
    asked(false);
    return enabled;
  }

  /**
   * Takes a step.
   *
   * @throws IllegalStateException if it is not enabled
   */
  public void apply(int step) {
    if (!Step.action(step).call(this, Step.a(step), Step.b(step))) {
      throw new IllegalStateException(Step.label(step) + " is not enabled");
    }
  }

  /** The states of {@code Init}: FirstG heads the queue, the others follow in any order. */
  public List<State> initialStates() {
    List<int[]> orders = new ArrayList<>();
    int[] order = new int[constants.goroutines()];
    order[0] = constants.firstG();
    permute(order, 1, orders);
    List<State> initial = new ArrayList<>();
    for (int[] queue : orders) {
      initial.add(initialState(queue));
    }
    return initial;
  }

  private static void permute(int[] order, int at, List<int[]> orders) {
    if (at == order.length) {
      orders.add(order.clone());
      return;
    }
    for (int gp = 0; gp < order.length; gp++) {
      int candidate = gp;
      if (Arrays.stream(order, 0, at).noneMatch(taken -> taken == candidate)) {
        order[at] = gp;
        permute(order, at + 1, orders);
      }
    }
  }

  private State initialState(int[] queue) {
    State initial = new State(constants);
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      initial.g.m(gp, NIL);
      initial.g.resumePC(gp, NIL);
      initial.g.stackRegisters(gp, RegisterFile.NIL);
    }
    for (int mp = 0; mp < constants.threads(); mp++) {
      initial.m.curg(mp, NIL);
      initial.m.p(mp, mp == constants.firstM() ? 0 : NIL);
      initial.m.nextp(mp, NIL);
      initial.thread.pc(mp, initialPc(mp));
      initial.thread.registers(mp, RegisterFile.CLOBBERED);
      initial.thread.framePc(mp, NIL);
      initial.thread.frameRegisters(mp, NIL);
      initial.thread.g(mp, NIL);
      initial.thread.gp(mp, NIL);
      initial.thread.pp(mp, NIL);
      initial.thread.mp(mp, NIL);
    }
    initial.p.running(0, true);
    initial.p.m(0, constants.firstM());
    initial.p.sysmontickEqual(0, true);
    for (int gp : queue) {
      initial.sched.runq().append(gp);
    }
    if (constants.idleM() != NIL) {
      initial.sched.midle().append(constants.idleM());
    }
    initial.sysmon.idle();
    return initial;
  }

  private ThreadPc initialPc(int mp) {
    if (mp == constants.firstM()) {
      return ThreadPc.schedule;
    }
    boolean parked = mp == constants.idleM() || mp == constants.lockedM();
    return parked ? ThreadPc.mPark : ThreadPc.absent;
  }

  private int[] allSteps() {
    List<Integer> all = new ArrayList<>();
    for (Action action : Action.values()) {
      switch (action.parameters()) {
        case NONE, SYSMON, P -> all.add(Step.of(action, 0, 0));
        case M -> {
          for (int mp = 0; mp < constants.threads(); mp++) {
            all.add(Step.of(action, mp, 0));
          }
        }
        case M_M -> {
          for (int mp = 0; mp < constants.threads(); mp++) {
            for (int nmp = 0; nmp < constants.threads(); nmp++) {
              all.add(Step.of(action, mp, nmp));
            }
          }
        }
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private void asked(boolean asked) {
    for (Runtime module : modules) {
      module.asked(asked);
    }
  }
}
