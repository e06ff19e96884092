package dev.tightloop.properties.liveness;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Specification;
import dev.tightloop.model.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Fairness as {@code spec/Preemption.tla} assumes it: which classes of steps there are, which steps
 * belong to each, and what is demanded of them.
 *
 * <p>A class {@code <<A>>_vars} counts steps that change the state, so it is enabled where one of
 * its steps leads to another state.
 */
public final class Fairness {

  /** The disjuncts of {@code Next} that fairness speaks of. */
  public enum Disjunct {
    /** {@code SysmonProgram \/ PreemptoneStep(Sysmon)}. */
    SysmonProgram,
    deliver,
    HandlerStep,
    CThreadStep,
    timer_when,
    ProgramStep,
    /** Nothing says that such a step is ever taken. */
    NONE;

    /** Whether there is one for all threads. */
    boolean isOne() {
      return this == SysmonProgram || this == timer_when;
    }

    /** Where an action stands, taken by sysmon or by another thread. */
    static Disjunct of(Action action, boolean bySysmon) {
      return switch (action) {
        case sysmon_timeout, external_tgkill, cgocallback, syscall_return -> NONE;
        case deliver -> deliver;
        case timer_when -> timer_when;
        case sigreturn -> HandlerStep;
        case needm_lockextra, needm_unlockextra, dropm_msigrestore -> CThreadStep;
        default -> {
          if (action.module().equals("SignalHandler")) {
            yield HandlerStep;
          }
          yield bySysmon ? SysmonProgram : ProgramStep;
        }
      };
    }
  }

  private final List<String> names = new ArrayList<>();
  private final long[][] classes;
  private final Configuration constants;
  private final Demands demands;

  private long weak;
  private long strong;

  private Fairness(Configuration constants) {
    this.constants = constants;
    classes = new long[Action.values().length][constants.threads()];
    for (int t = 0; t < constants.threads(); t++) {
      for (Disjunct disjunct : Disjunct.values()) {
        add(disjunct, t);
      }
    }
    Specification specification = constants.specification();
    List<Demands.Response> responses = new ArrayList<>();
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (specification == Specification.FairChoiceSpec
          || specification == Specification.SlicesEndInSyscallsSpec) {
        strong |= add(Action.findRunnable_fairness, mp) | add(Action.findRunnable_local, mp);
      }
      if (specification == Specification.CallingSpec) {
        strong |= add(Action.userCall, mp);
        long enough = add(Action.prologue_enough, mp);
        classes[Action.notewakeup_enough.ordinal()][mp] |= enough;
        responses.add(new Demands.Response(add(Action.newstack_notNow, mp), enough));
      }
    }
    if (specification == Specification.SlicesEndInSyscallsSpec) {
      int sysmon = constants.sysmon();
      long sysretake = add(Action.retake_sysretake, sysmon);
      for (int mp = 0; mp < constants.machines(); mp++) {
        responses.add(new Demands.Response(add(Action.reentersyscall, mp), sysretake));
      }
      responses.add(
          new Demands.Response(add(Action.retake_CAS, sysmon), add(Action.handoffp, sysmon)));
    }
    demands = new Demands(weak, strong, responses);
  }

  /** The fairness of the configuration's specification. */
  public static Fairness of(Configuration constants) {
    return new Fairness(constants);
  }

  private void add(Disjunct disjunct, int t) {
    if (disjunct == Disjunct.NONE) {
      return;
    }
    long bit = 0;
    for (Action action : Action.values()) {
      if (action.domain().contains(constants, t)
          && Disjunct.of(action, t == constants.sysmon()) == disjunct) {
        if (bit == 0) {
          bit = named(disjunct.isOne() ? disjunct.name() : name(disjunct, t));
        }
        classes[action.ordinal()][t] |= bit;
      }
    }
    boolean stronglyFair =
        disjunct == Disjunct.ProgramStep
            && constants.specification() != Specification.SignalStormSpec;
    if (stronglyFair) {
      strong |= bit;
    } else {
      weak |= bit;
    }
  }

  private long add(Action action, int mp) {
    long bit = named(name(action, mp));
    classes[action.ordinal()][mp] |= bit;
    return bit;
  }

  private String name(Enum<?> of, int t) {
    return of.name() + "(" + constants.thread(t) + ")";
  }

  private long named(String name) {
    if (names.size() == Long.SIZE) {
      throw new IllegalStateException("more than " + Long.SIZE + " classes of steps");
    }
    names.add(name);
    return 1L << names.size() - 1;
  }

  /** The classes that a step belongs to, bit by bit. */
  public long classes(int step) {
    return classes[Step.action(step).ordinal()][Step.thread(step, constants)];
  }

  Demands demands() {
    return demands;
  }

  /** The names of these classes. */
  List<String> names(long these) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((these >>> i & 1) != 0) {
        found.add(names.get(i));
      }
    }
    return found;
  }
}
