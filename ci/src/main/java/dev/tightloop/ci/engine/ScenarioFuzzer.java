package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.SearchResult;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The search for scenarios of module properties, until the budget is spent. */
public final class ScenarioFuzzer implements Fuzzer {

  @Override
  public List<String> faults() {
    return Arrays.stream(RegisterFault.values()).map(Enum::name).toList();
  }

  @Override
  public Outcome fuzz(
      Optional<String> fault, long seed, Duration budget, Consumer<String> progress) {
    long start = System.nanoTime();
    SearchResult result =
        new ScenarioSearch(seed, fault.flatMap(RegisterFault::named))
            .run(
                () ->
                    System.nanoTime() - start < budget.toNanos()
                        && !Thread.currentThread().isInterrupted(),
                far -> progress.accept(count(far.scenarios(), "schedule")));
    return new Outcome(
        result.scenarios(),
        result.instructions(),
        exercised(result),
        result.found().map(ScenarioFuzzer::found));
  }

  private static List<Exercised> exercised(SearchResult result) {
    long preemptions = result.preemptions();
    return List.of(
        new Exercised(Violation.NO_LOST_PREEMPTION, preemptions, "preemption"),
        new Exercised(Violation.REGISTERS_RESTORED, preemptions, "preemption"),
        new Exercised(Violation.STACK_UNTOUCHED, preemptions, "preemption"),
        new Exercised(Violation.SAFE_POINT_ONLY, preemptions, "preemption"),
        new Exercised(Violation.RESULT_UNCHANGED, result.results(), "result"));
  }

  private static Found found(SearchResult.Found found) {
    return new Found(
        found.violation().property(),
        ScenarioText.lines(found.shrunk(), found.violation().message()));
  }
}
