package dev.tightloop.properties.explore;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.model.ThreadPc;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Takes a thread's next step alone, before all others, if that step is nobody else's business.
 *
 * <p>Such a step is the only one that its thread can take, and stays so whatever the others do; it
 * reads nothing that others write meanwhile and writes nothing that they read; and what properties
 * say about the cells that it changes depends on the thread's own steps alone, so that no violation
 * goes by unseen because the step has been taken before some others. Every order of steps then has
 * an equivalent one in which it comes first (an ample set of one). Paths get no shorter by that,
 * but what is found is not always a shortest counterexample any more.
 *
 * <p>A signal may come between any two steps of a program, and so before any of them; a step of a
 * program is private only where nobody sends signals. Handlers run with all signals masked. Five
 * sets:
 *
 * <ul>
 *   <li>{@link #HANDLER}: isAsyncSafePoint reads its own M, and the status of its own P, which
 *       nobody changes while it is Running; sigreturn moves what is the thread's own already from
 *       the frame to its registers. Neither if there are threads of C: a signal to one without a g
 *       may make SIGURG an ignored one for all, and then it matters whether a handler blocks it.
 *   <li>{@link #UNSIGNALLED}, where no thread sends signals, and on sysmon's: an M that startm has
 *       taken from midle sleeps, and nobody else looks at its nextp; that a call blocks only the M
 *       itself knows. Not syscall_return: nobody's step depends on whether an M is back from its
 *       system call, but WorkConserved does, and may be violated only while it is not.
 *   <li>{@link #WAKEUP}, there too: an M is in midle, in one hand, or awake, so nobody wakes it
 *       twice. Not if somebody stops the world: startTheWorld looks whether an M is parked.
 *   <li>{@link #BACK_TO_CODE}, there too: gogo reads gp.sched, which is written on gp's own M. But
 *       where a goroutine's call of the runtime ends with it, that is an instruction of its own,
 *       which the contract sees; so not if somebody calls Gosched or waits in gopark.
 *   <li>{@link #UNREQUESTED}, where moreover nobody asks for preemption (no sysmon, suspendG,
 *       stopTheWorld, forEachP, no hook in prologues): only requests look at another M's curg and P
 *       and at another goroutine's m, and only they set gp.preempt, the guard and pp.preempt.
 *       newproc looks at curg too, but for a dead goroutine's; whose M is done with it only makes
 *       newproc possible.
 * </ul>
 *
 * <p>No cycle leaves a step out for ever: none of these steps leads back to where its thread was
 * without another one in between, so that after some of them every thread is at a step that is
 * none. Where faults are seeded, or Go 1.14's are in force, others may well write what they must
 * not; then there is only sigreturn.
 *
 * <p>For properties of states and steps only, as {@link Symmetry}.
 */
public final class PartialOrder implements Reduction {

  static final Set<Action> HANDLER = EnumSet.of(Action.isAsyncSafePoint, Action.sigreturn);

  static final Set<Action> UNSIGNALLED =
      EnumSet.of(Action.startm_nextp, Action.entersyscallblock_return);

  static final Set<Action> WAKEUP =
      EnumSet.of(Action.startm_notewakeup, Action.mPark, Action.acquirep_nextp);

  static final Set<Action> BACK_TO_CODE = EnumSet.of(Action.gogo);

  static final Set<Action> UNREQUESTED =
      EnumSet.of(
          Action.schedule,
          Action.acquirep_m_p,
          Action.acquirep_p_m,
          Action.acquirep_status,
          Action.releasep_m_p,
          Action.releasep_p_m,
          Action.releasep_status,
          Action.execute_curg,
          Action.execute_m,
          Action.execute_preempt,
          Action.execute_stackguard0,
          Action.execute_schedtick,
          Action.dropg_m,
          Action.dropg_curg,
          Action.reentersyscall_p_m,
          Action.reentersyscall_m_p,
          Action.exitsyscall_syscalltick);

  private static final int NONE = -1;

  private final Model model;
  private final int[][] ofProgram;
  private final int[][] ofHandler;

  PartialOrder(Model model, IntFunction<Set<Action>> privateOnes) {
    this.model = model;
    Configuration constants = model.configuration();
    ofProgram = new int[constants.threads()][ThreadPc.values().length];
    ofHandler = new int[constants.threads()][HandlerPc.values().length];
    for (int t = 0; t < constants.threads(); t++) {
      Arrays.fill(ofProgram[t], NONE);
      Arrays.fill(ofHandler[t], NONE);
    }
    for (int step : model.allSteps()) {
      int t = Step.thread(step, constants);
      if (privateOnes.apply(t).contains(Step.action(step))) {
        add(step, t);
      }
    }
  }

  /** The reduction, for this model's configuration. */
  public static Reduction of(Model model) {
    return new PartialOrder(model, t -> privateOnes(model.configuration(), t));
  }

  private void add(int step, int t) {
    Action action = Step.action(step);
    for (ThreadPc pc : ThreadPc.values()) {
      if (action.isAt(pc)) {
        ofProgram[t][pc.ordinal()] = step;
      }
    }
    for (HandlerPc pc : HandlerPc.values()) {
      if (action.isAt(pc)) {
        ofHandler[t][pc.ordinal()] = step;
      }
    }
  }

  /** The steps of a thread that are nobody else's business. */
  static Set<Action> privateOnes(Configuration constants, int t) {
    Set<Action> steps = EnumSet.noneOf(Action.class);
    if (constants.threads() > constants.machines() + 1) {
      return steps;
    }
    if (!constants.faults().isEmpty() || constants.is(Switch.Go114)) {
      steps.add(Action.sigreturn);
      return steps;
    }
    steps.addAll(HANDLER);
    boolean requests =
        constants.is(Switch.SysmonRuns)
            || constants.is(Switch.MayMoreStackPreempt)
            || constants.any(Role.Suspends)
            || constants.any(Role.StopsTheWorld)
            || constants.any(Role.RunsForEachP);
    boolean signals =
        constants.is(Switch.ExternalSignals) || requests && !constants.is(Switch.AsyncPreemptOff);
    if (signals && t != constants.sysmon()) {
      return steps;
    }
    steps.addAll(UNSIGNALLED);
    if (!constants.any(Role.StopsTheWorld)) {
      steps.addAll(WAKEUP);
      if (!constants.any(Role.RunsForEachP)
          && !constants.any(Role.Yields)
          && !constants.any(Role.Parks)) {
        steps.addAll(BACK_TO_CODE);
      }
    }
    if (!signals && !requests) {
      steps.addAll(UNREQUESTED);
    }
    return steps;
  }

  @Override
  public int ample(State s, int[] steps) {
    for (int t = 0; t < ofProgram.length; t++) {
      HandlerPc handler = s.thread.handler(t);
      int step =
          handler == HandlerPc.none
              ? ofProgram[t][s.thread.pc(t).ordinal()]
              : ofHandler[t][handler.ordinal()];
      if (step != NONE && model.isEnabled(step)) {
        steps[0] = step;
        return 1;
      }
    }
    return 0;
  }

  @Override
  public void canonical(State s) {}
}
