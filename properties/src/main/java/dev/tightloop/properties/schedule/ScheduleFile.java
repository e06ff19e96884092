package dev.tightloop.properties.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields of a file, in their order. */
sealed interface ScheduleFile {

  /** What a file drives, as its field {@code target} has it. */
  String MODEL = "model";

  String REGISTERS = "registers";

  Schedule schedule();

  static ScheduleFile of(Schedule schedule) {
    return schedule.configuration().isPresent()
        ? new OfModel(
            ScheduleFormat.FORMAT,
            ScheduleFormat.VERSION,
            MODEL,
            schedule.configuration().get(),
            schedule.origin(),
            schedule.initial(),
            schedule.violates().orElse(null),
            schedule.cycle().isPresent() ? schedule.cycle().getAsInt() : null,
            schedule.identity(),
            schedule.start(),
            schedule.choices())
        : new OfRegisters(
            ScheduleFormat.FORMAT,
            ScheduleFormat.VERSION,
            REGISTERS,
            schedule.scenario().orElseThrow(),
            schedule.origin(),
            schedule.violates().orElse(null),
            schedule.identity(),
            schedule.start(),
            schedule.choices());
  }

  /** A schedule of the model. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfModel(
      String format,
      int formatVersion,
      String target,
      ScheduledConfiguration configuration,
      Origin origin,
      int initial,
      @JsonSetter(nulls = Nulls.SET) String violates,
      @JsonSetter(nulls = Nulls.SET) Integer cycle,
      String identity,
      String start,
      List<Choice> choices)
      implements ScheduleFile {

    @Override
    public Schedule schedule() {
      return new Schedule(
          Optional.of(configuration),
          Optional.empty(),
          origin,
          initial,
          Optional.ofNullable(violates),
          cycle == null ? OptionalInt.empty() : OptionalInt.of(cycle),
          identity,
          start,
          choices);
    }
  }

  /** A schedule of the register level: one initial state, nothing temporal. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfRegisters(
      String format,
      int formatVersion,
      String target,
      ScheduledScenario scenario,
      Origin origin,
      @JsonSetter(nulls = Nulls.SET) String violates,
      String identity,
      String start,
      List<Choice> choices)
      implements ScheduleFile {

    @Override
    public Schedule schedule() {
      return new Schedule(
          Optional.empty(),
          Optional.of(scenario),
          origin,
          0,
          Optional.ofNullable(violates),
          OptionalInt.empty(),
          identity,
          start,
          choices);
    }
  }
}
