package dev.tightloop.properties.replay;

import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.liveness.LivenessResult.Judged;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.RegisterMachine;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.schedule.Origin;
import dev.tightloop.properties.schedule.Recorder;
import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduledConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes schedules from what searches find, by going through their steps once more. */
public final class Schedules {

  private Schedules() {}

  /**
   * What the fuzzer has found, or what that was shrunk to.
   *
   * @param spec in which it was found
   * @throws IllegalArgumentException if it is no schedule of that configuration
   */
  public static Schedule of(SpecConfiguration spec, Origin origin, Found found) {
    boolean temporal = Catalogue.temporalProperty(found.property()).isPresent();
    Recorder recorder =
        Recorder.of(Target.of(spec).machine(), found.initial(), found.steps(), found.cycle());
    return schedule(
        spec,
        origin,
        found.initial(),
        found.property(),
        temporal ? OptionalInt.of(found.steps().size()) : OptionalInt.empty(),
        recorder);
  }

  /** The counterexample of an exhaustive search, if there is one. */
  public static Optional<Schedule> of(ConfiguredResult result) {
    return of(result.spec(), result.exploration())
        .or(() -> result.violatedTemporal().map(judged -> lasso(result.spec(), judged)));
  }

  /** The same of a search of single states. */
  public static Optional<Schedule> of(SpecConfiguration spec, Exploration exploration) {
    if (exploration.outcome() instanceof Outcome.Violated violated) {
      return Optional.of(shortest(spec, violated.property(), violated.path()));
    }
    return exploration.outcome() instanceof Outcome.Failed failed
        ? Optional.of(shortest(spec, failed.message(), failed.path()))
        : Optional.empty();
  }

  private static Schedule shortest(SpecConfiguration spec, String violated, Counterexample path) {
    ModelMachine machine = Target.of(spec).machine();
    int initial = 0;
    while (!Arrays.equals(
        machine.model().initialStates().get(initial).encoded(), path.states().get(0))) {
      initial++;
    }
    Recorder recorder = Recorder.of(machine, initial, path.labels(), List.of());
    Origin origin = Origin.explorer(path.labels().size());
    return schedule(spec, origin, initial, violated, OptionalInt.empty(), recorder);
  }

  private static Schedule lasso(SpecConfiguration spec, Judged judged) {
    var behaviour = judged.counterexample().orElseThrow();
    Recorder recorder =
        Recorder.of(
            Target.of(spec).machine(), behaviour.initial(), behaviour.stem(), behaviour.cycle());
    return schedule(
        spec,
        Origin.explorer(behaviour.stem().size() + behaviour.cycle().size()),
        behaviour.initial(),
        judged.property().name(),
        OptionalInt.of(behaviour.stem().size()),
        recorder);
  }

  private static Schedule schedule(
      SpecConfiguration spec,
      Origin origin,
      int initial,
      String violates,
      OptionalInt cycle,
      Recorder recorder) {
    return new Schedule(
        Optional.of(ScheduledConfiguration.of(spec)),
        Optional.empty(),
        origin,
        initial,
        Optional.of(violates),
        cycle,
        recorder.identity(),
        recorder.start(),
        recorder.choices());
  }

  /** A scenario, played to its end; with a seeded fault if there is one. */
  public static Schedule of(Scenario scenario, Optional<RegisterFault> fault, Origin origin) {
    RegisterMachine machine = new RegisterMachine(scenario, fault);
    Recorder recorder = Recorder.of(machine, 0, RegisterMachine.steps(scenario, fault), List.of());
    return new Schedule(
        Optional.empty(),
        Optional.of(ScenarioData.of(scenario, fault)),
        origin,
        0,
        Optional.ofNullable(machine.violated()),
        OptionalInt.empty(),
        recorder.identity(),
        recorder.start(),
        recorder.choices());
  }

  /**
   * The same steps recorded anew, as they are now: for a file whose hashes or numbers of enabled
   * steps are of an older model.
   *
   * @throws IllegalArgumentException if one of them is not enabled any more
   */
  public static Schedule again(Schedule schedule) {
    Machine machine = Driven.of(schedule).machine();
    Recorder recorder = Recorder.of(machine, schedule.initial(), schedule.steps(), List.of());
    return schedule.with(recorder.identity(), recorder.start(), recorder.choices());
  }
}
