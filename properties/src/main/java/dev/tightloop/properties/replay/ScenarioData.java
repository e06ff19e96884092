package dev.tightloop.properties.replay;

import dev.tightloop.properties.program.UserProgram;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.schedule.BadSchedule;
import dev.tightloop.properties.schedule.ScheduledScenario;
import dev.tightloop.properties.schedule.ScheduledScenario.Program;
import dev.tightloop.spec.KnownNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scenarios as files have them, and back. */
final class ScenarioData {

  private ScenarioData() {}

  static ScheduledScenario of(Scenario scenario, Optional<RegisterFault> fault) {
    return new ScheduledScenario(
        fault.map(RegisterFault::name).orElse(null),
        scenario.locked(),
        program(scenario.first()),
        program(scenario.second()),
        scenario.choices());
  }

  private static Program program(UserProgram program) {
    return new Program(program.rounds(), program.body());
  }

  static Scenario scenario(ScheduledScenario data) {
    return new Scenario(
        program(data.first()), program(data.second()), data.locked(), data.choices());
  }

  private static UserProgram program(Program data) {
    return new UserProgram(data.body(), data.rounds());
  }

  /** The seeded fault, if there is one. */
  static Optional<RegisterFault> fault(ScheduledScenario data) {
    if (data.fault() == null) {
      return Optional.empty();
    }
    Optional<RegisterFault> fault = RegisterFault.named(data.fault());
    if (fault.isEmpty()) {
      List<String> known = Arrays.stream(RegisterFault.values()).map(Enum::name).toList();
      throw new BadSchedule(
          "$.scenario.fault",
          "no fault " + data.fault() + " of the register level",
          KnownNames.advice(data.fault(), known));
    }
    return fault;
  }
}
