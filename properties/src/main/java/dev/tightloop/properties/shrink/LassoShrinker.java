package dev.tightloop.properties.shrink;

import dev.tightloop.model.State;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.Counterexample;
import dev.tightloop.properties.liveness.NearestCycle;
import dev.tightloop.properties.liveness.NoCounterexample;
import dev.tightloop.properties.liveness.RoundTrip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shrinks a violation of a temporal property: a way and a cycle.
 *
 * <p>Three cycles are tried: the one that was found, without the steps that it does not need; one
 * near to it; and one near to the initial states. Of each, the way to it is shrunk, and may end in
 * any state from which its steps go round. The shortest is the result, judged anew.
 */
final class LassoShrinker {

  /** For a search of the nearest cycle, in bytes: some ten thousand states. */
  private static final long MEMORY = 4 << 20;

  private record Lasso(FailingSchedule way, List<Integer> cycle) {}

  private final Target target;
  private final TemporalProperty property;
  private final List<LeadsTo> instances;
  private final long most;

  LassoShrinker(Target target, TemporalProperty property, long most) {
    this.target = target;
    this.property = property;
    this.most = most;
    instances = property.instances(target.configuration());
  }

  /**
   * Shrinks.
   *
   * @throws IllegalArgumentException if the schedule does not violate the property
   */
  ShrunkFound shrink(Found found, FailingSchedule way, List<Integer> cycle) {
    ModelMachine machine = target.machine();
    LeadsTo instance = instance(machine, way, cycle);
    Simplicity before = simplicity(machine, way, cycle);
    FailingSchedule best = null;
    List<Integer> round = List.of();
    Simplicity after = null;
    boolean simplest = false;
    long effort = 0;
    Set<List<Integer>> tried = new HashSet<>();
    for (Lasso lasso : candidates(machine, instance, way, cycle)) {
      if (!tried.add(lasso.cycle())) {
        continue;
      }
      LassoMachine lassos = new LassoMachine(machine, property.name(), instances, lasso.cycle());
      Shrunk shrunk = new ScheduleShrinker(lassos, most - effort).shrink(lasso.way());
      effort += shrunk.effort();
      List<Integer> itsRound = lassos.cycleAfter(shrunk.schedule());
      Simplicity its = simplicity(machine, shrunk.schedule(), itsRound);
      if (after == null || Preference.FEWER_STEPS.isBetter(its, after)) {
        best = shrunk.schedule();
        round = itsRound;
        after = its;
        simplest = shrunk.simplest();
      }
    }
    Counterexample judged =
        new RoundTrip(machine.model(), instances).judged(best.initial(), best.steps(), round);
    Found shrunk =
        new Found(
            property.name(),
            found.schedule(),
            judged.initial(),
            judged.stem(),
            judged.cycle(),
            found.evaluable());
    return new ShrunkFound(shrunk, before, after, simplest, effort);
  }

  private List<Lasso> candidates(
      ModelMachine machine, LeadsTo instance, FailingSchedule way, List<Integer> cycle) {
    List<Lasso> lassos = new ArrayList<>();
    lassos.add(new Lasso(way, withoutNeedless(machine, instance, way, cycle)));
    NearestCycle.of(target.configuration(), instance, List.of(end(machine, way)), true, MEMORY)
        .map(
            near ->
                new Lasso(way.with(way.initial(), joined(way.steps(), near.way())), near.cycle()))
        .ifPresent(lassos::add);
    List<byte[]> initial = machine.model().initialStates().stream().map(State::encoded).toList();
    NearestCycle.of(target.configuration(), instance, initial, false, MEMORY)
        .map(near -> new Lasso(way.with(near.root(), near.way()), near.cycle()))
        .ifPresent(lassos::add);
    return lassos;
  }

  private List<Integer> withoutNeedless(
      ModelMachine machine, LeadsTo instance, FailingSchedule way, List<Integer> cycle) {
    RoundTrip roundTrip = new RoundTrip(machine.model(), List.of(instance));
    end(machine, way);
    return LeaveOut.of(
        cycle,
        shorter ->
            !shorter.isEmpty() && roundTrip.inVain(1, shorter, 0) != 0
                ? Optional.of(shorter)
                : Optional.empty());
  }

  /** Goes to where a schedule ends. */
  private static byte[] end(ModelMachine machine, FailingSchedule schedule) {
    machine.begin(schedule.initial());
    schedule.steps().forEach(machine::take);
    return machine.encoded();
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> second) {
    List<Integer> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static Simplicity simplicity(
      ModelMachine machine, FailingSchedule way, List<Integer> cycle) {
    return Simplicity.of(machine, way.with(way.initial(), joined(way.steps(), cycle)));
  }

  /** The first goroutine, thread or processor of which it is a counterexample. */
  private LeadsTo instance(ModelMachine machine, FailingSchedule way, List<Integer> cycle) {
    for (LeadsTo instance : instances) {
      try {
        new RoundTrip(machine.model(), List.of(instance)).judged(way.initial(), way.steps(), cycle);
        return instance;
      } catch (NoCounterexample e) {
        // Not of this one.
      }
    }
    throw new IllegalArgumentException("the schedule does not violate " + property.name());
  }
}
