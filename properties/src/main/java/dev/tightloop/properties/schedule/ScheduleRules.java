package dev.tightloop.properties.schedule;

import java.util.List;
import java.util.regex.Pattern;

/** What a file's fields must be beside being there: in their ranges. */
final class ScheduleRules {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + Chain.DIGITS + "}");
  private static final Pattern NAME = Pattern.compile("\\w+");

  private final Schedule schedule;

  ScheduleRules(Schedule schedule) {
    this.schedule = schedule;
  }

  void check() {
    schedule
        .configuration()
        .ifPresent(
            each ->
                require(
                    NAME.matcher(each.name()).matches(),
                    "$.configuration.name",
                    "is no name",
                    "write that of spec/NAME.cfg"));
    schedule.scenario().ifPresent(this::check);
    Origin origin = schedule.origin();
    notNegative("$.origin.schedule", origin.schedule());
    notNegative("$.origin.length", origin.length());
    notNegative("$.origin.steps", origin.steps());
    notNegative("$.initial", schedule.initial());
    hash("$.identity", schedule.identity());
    hash("$.start", schedule.start());
    schedule.cycle().ifPresent(this::cycle);
    for (int i = 0; i < schedule.choices().size(); i++) {
      Choice choice = schedule.choices().get(i);
      String path = "$.choices[" + i + "]";
      require(
          choice.index() >= 0 && choice.index() < choice.enabled(),
          path + ".index",
          "is %d of %d".formatted(choice.index(), choice.enabled()),
          "write one from 0 to below the number of enabled steps");
      hash(path + ".hash", choice.hash());
    }
  }

  private void cycle(int begins) {
    require(
        begins >= 0 && begins <= schedule.choices().size(),
        "$.cycle",
        "is %d of %d choices".formatted(begins, schedule.choices().size()),
        "write how many choices lead to where it begins");
    require(
        schedule.violates().isPresent(),
        "$.violates",
        "is null although there is a cycle",
        "write the temporal property that it violates");
  }

  private void check(ScheduledScenario scenario) {
    program("$.scenario.first", scenario.first());
    program("$.scenario.second", scenario.second());
    numbers("$.scenario.choices", scenario.choices());
  }

  private void program(String path, ScheduledScenario.Program program) {
    require(program.rounds() >= 1, path + ".rounds", "is " + program.rounds(), "write 1 or more");
    numbers(path + ".body", program.body());
  }

  private void numbers(String path, List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      notNegative(path + "[" + i + "]", numbers.get(i));
    }
  }

  private void notNegative(String path, long number) {
    require(number >= 0, path, "is " + number, "write 0 or more");
  }

  private void hash(String path, String text) {
    require(
        HASH.matcher(text).matches(),
        path,
        "is \"" + text + "\"",
        "write %d hexadecimal digits in lower case".formatted(Chain.DIGITS));
  }

  private static void require(boolean holds, String path, String problem, String advice) {
    if (!holds) {
      throw new BadSchedule(path, problem, advice);
    }
  }
}
