package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Abstraction;
import dev.tightloop.properties.invariants.Abstraction.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The temporal properties of the specification, under their names. */
public enum TemporalProperty {
  /** {@code spec/Liveness.tla}. */
  PreemptLive(
      constants ->
          goroutines(constants, gp -> s -> s.g.status(gp) == GStatus.Running && s.g.preempt(gp))),
  TightloopYields(
      constants ->
          goroutines(
              constants,
              gp -> s -> s.g.status(gp) == GStatus.Running,
              gp -> s -> s.g.status(gp) == GStatus.Runnable)),
  RunnableRuns(
      constants ->
          goroutines(
              constants,
              gp -> s -> s.g.status(gp) == GStatus.Runnable,
              gp -> s -> s.g.status(gp) == GStatus.Running)),
  IdleProcessorFindsWork(
      constants -> List.of(LeadsTo.passes("", s -> workWaits(s, constants.processors())))),
  SuspendEnds(constants -> machines(constants, mp -> s -> s.thread.suspendGp(mp) >= 0)),
  PreemptedRunsAgain(
      constants ->
          goroutines(
              constants,
              gp -> s -> s.g.status(gp) == GStatus.Preempted,
              gp -> s -> s.g.status(gp) == GStatus.Running)),
  WorldStops(
      constants ->
          List.of(
              new LeadsTo(
                  "",
                  s -> s.sched.gcwaiting(),
                  s -> anyAt(s, constants.machines(), ThreadPc.worldStopped)))),
  WorldStarts(constants -> List.of(LeadsTo.passes("", s -> s.sched.gcwaiting()))),
  ForEachPEnds(
      constants ->
          machines(
              constants,
              mp -> s -> s.thread.programPc(mp) == ThreadPc.forEachP_runSafePointFn,
              mp -> s -> s.thread.programPc(mp) == ThreadPc.forEachP_semrelease)),
  SyscallPsRunInTheEnd(
      constants ->
          processors(
              constants, pp -> s -> s.p.runSafePointFn(pp) && s.p.status(pp) == PStatus.Syscall)),
  StopperIsScanned(
      constants ->
          machines(
              constants,
              mp -> s -> s.sched.gcwaiting() && suspendsStopper(s, mp),
              mp -> s -> !suspendsStopper(s, mp))),
  /** {@code spec/RetakeSyscall.tla}. */
  SyscallsLetGo(
      constants ->
          processors(
              constants,
              pp ->
                  s ->
                      s.p.status(pp) == PStatus.Syscall
                          && (!s.sched.runq().isEmpty()
                              || !s.p.runq(pp).isEmpty()
                              || s.p.runnext(pp) >= 0))),
  /** {@code spec/DeepSleep.tla}. */
  SysmonWakes(
      constants ->
          List.of(
              LeadsTo.passes(
                  "",
                  s ->
                      s.thread.programPc(constants.sysmon()) == ThreadPc.sysmon_notetsleep
                          && anyInLoop(s, constants.machines())))),
  /** {@code spec/Contract.tla}, of what {@code spec/Refinement.tla} makes of the state. */
  RequestsEnd(
      constants -> {
        Abstraction contract = new Abstraction(constants);
        return goroutines(
            constants,
            gp -> s -> contract.stateOf(s, gp) == Progress.running && contract.requestedOf(s, gp));
      }),
  WorkIsDone(
      constants -> List.of(LeadsTo.passes("", s -> runnableWaits(s, constants.goroutines())))),
  StopsEnd(constants -> List.of(LeadsTo.passes("", s -> s.sched.gcwaiting()))),
  LooksEnd(
      constants -> {
        Abstraction contract = new Abstraction(constants);
        return goroutines(constants, gp -> s -> contract.looksAt(s, gp) != 0);
      }),
  GoesOn(
      constants -> {
        Abstraction contract = new Abstraction(constants);
        return goroutines(
            constants,
            gp -> s -> contract.stateOf(s, gp) == Progress.blocked && !contract.inCall(s, gp),
            gp -> s -> contract.stateOf(s, gp) != Progress.blocked);
      });

  private final Function<Configuration, List<LeadsTo>> instances;

  TemporalProperty(Function<Configuration, List<LeadsTo>> instances) {
    this.instances = instances;
  }

  /** The property of this name; empty if there is none. */
  public static Optional<TemporalProperty> named(String name) {
    return Arrays.stream(values()).filter(property -> property.name().equals(name)).findFirst();
  }

  /** What it says of each goroutine, thread or processor of a configuration. */
  public List<LeadsTo> instances(Configuration constants) {
    return instances.apply(constants);
  }

  private static List<LeadsTo> goroutines(
      Configuration constants, IntFunction<StatePredicate> p, IntFunction<StatePredicate> q) {
    return each(constants.goroutines(), constants::goroutine, p, q);
  }

  private static List<LeadsTo> goroutines(Configuration constants, IntFunction<StatePredicate> p) {
    return goroutines(constants, p, gp -> not(p.apply(gp)));
  }

  private static List<LeadsTo> machines(
      Configuration constants, IntFunction<StatePredicate> p, IntFunction<StatePredicate> q) {
    return each(constants.machines(), constants::thread, p, q);
  }

  private static List<LeadsTo> machines(Configuration constants, IntFunction<StatePredicate> p) {
    return machines(constants, p, mp -> not(p.apply(mp)));
  }

  private static List<LeadsTo> processors(Configuration constants, IntFunction<StatePredicate> p) {
    return each(constants.processors(), constants::processor, p, pp -> not(p.apply(pp)));
  }

  private static List<LeadsTo> each(
      int count,
      IntFunction<String> name,
      IntFunction<StatePredicate> p,
      IntFunction<StatePredicate> q) {
    return IntStream.range(0, count)
        .mapToObj(i -> new LeadsTo(name.apply(i), p.apply(i), q.apply(i)))
        .toList();
  }

  private static StatePredicate not(StatePredicate p) {
    return s -> !p.holds(s);
  }

  private static boolean workWaits(State s, int processors) {
    if (s.sched.pidle().isEmpty()) {
      return false;
    }
    if (!s.sched.runq().isEmpty()) {
      return true;
    }
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runnext(pp) >= 0 || !s.p.runq(pp).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** {@code WorkWaits} of {@code spec/Contract.tla}. */
  private static boolean runnableWaits(State s, int goroutines) {
    if (s.sched.pidle().isEmpty()) {
      return false;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Runnable) {
        return true;
      }
    }
    return false;
  }

  private static boolean suspendsStopper(State s, int mp) {
    int gp = s.thread.suspendGp(mp);
    return gp >= 0 && gp == s.sched.worldsema();
  }

  private static boolean anyAt(State s, int machines, ThreadPc pc) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.programPc(mp) == pc) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyInLoop(State s, int machines) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.programPc(mp).isLoop()) {
        return true;
      }
    }
    return false;
  }
}
