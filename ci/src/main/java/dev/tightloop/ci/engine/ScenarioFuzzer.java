package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.RegisterMachine;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.SearchResult;
import dev.tightloop.properties.scenario.Violation;
import dev.tightloop.properties.schedule.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The search for scenarios of module properties, until the budget is spent. */
public final class ScenarioFuzzer implements Fuzzer {

  private final ScheduleFiles schedules;

  private static final List<String> OF_EACH_PREEMPTION =
      List.of(
          Violation.NO_LOST_PREEMPTION,
          Violation.REGISTERS_RESTORED,
          Violation.STACK_UNTOUCHED,
          Violation.STACK_BOUNDED,
          Violation.SAFE_POINT_ONLY,
          Violation.HANDLER_ON_SIGNAL_STACK,
          GuestViolation.NO_FAULT);

  /**
   * @param schedules where what is found is written
   */
  public ScenarioFuzzer(ScheduleFiles schedules) {
    this.schedules = schedules;
  }

  @Override
  public List<String> faults() {
    return Arrays.stream(RegisterFault.values()).map(Enum::name).toList();
  }

  @Override
  public Outcome fuzz(
      Optional<String> fault, long seed, Duration budget, Consumer<String> progress) {
    long start = System.nanoTime();
    Optional<RegisterFault> seeded = fault.flatMap(RegisterFault::named);
    SearchResult result =
        new ScenarioSearch(seed, seeded)
            .run(
                () ->
                    System.nanoTime() - start < budget.toNanos()
                        && !Thread.currentThread().isInterrupted(),
                far -> progress.accept(count(far.scenarios(), "schedule")));
    return new Outcome(
        result.scenarios(),
        result.instructions(),
        exercised(result),
        result.found().map(found -> found(found, seeded, seed, result.scenarios() - 1)));
  }

  private static List<Exercised> exercised(SearchResult result) {
    List<Exercised> exercised = new ArrayList<>();
    for (String property : OF_EACH_PREEMPTION) {
      exercised.add(new Exercised(property, result.preemptions(), "preemption"));
    }
    result
        .mattered()
        .forEach((property, times) -> exercised.add(new Exercised(property, times, "occasion")));
    exercised.add(new Exercised(Violation.MIGRATES, result.migrations(), "migration"));
    exercised.add(new Exercised(Violation.RESULT_UNCHANGED, result.results(), "result"));
    return exercised;
  }

  private Found found(
      SearchResult.Found found, Optional<RegisterFault> seeded, long seed, long number) {
    return new Found(
        found.violation().property(),
        ScenarioText.lines(found.shrunk(), found.violation().message()),
        () -> saved(found, seeded, seed, number));
  }

  private String saved(
      SearchResult.Found found, Optional<RegisterFault> seeded, long seed, long number) {
    int steps = RegisterMachine.steps(found.original(), seeded).size();
    Origin origin = new Origin(Origin.SCENARIOS, seed, number, Scenario.MOST_CHOICES, steps);
    return schedules.write(Schedules.of(found.shrunk(), seeded, origin));
  }
}
