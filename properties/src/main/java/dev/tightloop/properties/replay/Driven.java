package dev.tightloop.properties.replay;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.LassoJudge;
import dev.tightloop.properties.scenario.RegisterMachine;
import dev.tightloop.properties.schedule.BadSchedule;
import dev.tightloop.properties.schedule.Choice;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.schedule.Replayed;
import dev.tightloop.properties.schedule.Replayer;
import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduledConfiguration;
import dev.tightloop.properties.schedule.ScheduledScenario;
import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A schedule with the machine that it drives.
 *
 * @param schedule that is replayed
 * @param machine at its beginning
 * @param judge of cycles
 */
public record Driven(Schedule schedule, Machine machine, Replayer.CycleJudge judge) {

  /**
   * Makes the machine that a schedule drives.
   *
   * @throws BadSchedule if there is none such, or it has none of the steps or actors that the
   *     schedule names
   */
  public static Driven of(Schedule schedule) {
    return schedule.configuration().isPresent()
        ? ofModel(schedule, schedule.configuration().get())
        : ofRegisters(schedule, schedule.scenario().orElseThrow());
  }

  /** Goes through it again. */
  public Replayed replay(Replayer.Listener listener) {
    return Replayer.replay(machine, schedule, judge, listener);
  }

  private static Driven ofModel(Schedule schedule, ScheduledConfiguration data) {
    try {
      SpecConfiguration spec = data.spec();
      Target target = Target.of(spec);
      ModelMachine machine = target.machine();
      Replayer.requireInitial(machine, schedule);
      requireKnown(schedule, machine, machine.model().allSteps());
      schedule.violates().ifPresent(violated -> requireAsked(violated, spec));
      Configuration constants = target.configuration();
      Optional<TemporalProperty> temporal =
          schedule.violates().flatMap(Catalogue::temporalProperty);
      if (temporal.isPresent() != schedule.cycle().isPresent()) {
        throw new BadSchedule(
            "$.cycle",
            "is %s for %s"
                .formatted(
                    temporal.isPresent() ? "null" : schedule.cycle().getAsInt(),
                    schedule.violates().orElse("nothing")),
            "a number belongs to a temporal property, null to anything else");
      }
      return new Driven(
          schedule,
          machine,
          (property, fingerprints, begins) ->
              LassoJudge.complaint(constants, temporal.orElseThrow(), fingerprints, begins));
    } catch (BadConfiguration | IllegalArgumentException e) {
      throw new BadSchedule("$.configuration", e.getMessage(), "write one that the model has");
    }
  }

  private static Driven ofRegisters(Schedule schedule, ScheduledScenario data) {
    RegisterMachine machine =
        new RegisterMachine(ScenarioData.scenario(data), ScenarioData.fault(data));
    requireKnown(schedule, machine, machine.allSteps());
    return new Driven(
        schedule,
        machine,
        (property, fingerprints, begins) -> {
          throw new IllegalStateException("nothing is temporal at the register level");
        });
  }

  /** A violation can be met only if the configuration asks for it. */
  private static void requireAsked(String violated, SpecConfiguration spec) {
    List<String> asked = new ArrayList<>(spec.invariants());
    asked.addAll(spec.properties());
    if (spec.checkDeadlock()) {
      asked.add(Checks.DEADLOCK);
    }
    if (!asked.contains(violated) && !violated.startsWith(ModelMachine.UNEVALUABLE)) {
      throw new BadSchedule(
          "$.violates",
          "is %s, which the configuration does not ask".formatted(violated),
          KnownNames.advice(violated, asked));
    }
  }

  private static void requireKnown(Schedule schedule, Machine machine, int[] allSteps) {
    Set<String> steps =
        Arrays.stream(allSteps).mapToObj(machine::label).collect(Collectors.toSet());
    Set<String> actors =
        IntStream.range(0, machine.actors()).mapToObj(machine::actor).collect(Collectors.toSet());
    for (int i = 0; i < schedule.choices().size(); i++) {
      Choice choice = schedule.choices().get(i);
      String path = "$.choices[" + i + "]";
      requireKnown(path + ".actor", "actor", choice.actor(), actors);
      requireKnown(path + ".step", "step", choice.step(), steps);
    }
  }

  private static void requireKnown(String path, String what, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new BadSchedule(
          path,
          "the configuration has no %s %s".formatted(what, name),
          KnownNames.advice(name, known.stream().sorted().toList()));
    }
  }
}
