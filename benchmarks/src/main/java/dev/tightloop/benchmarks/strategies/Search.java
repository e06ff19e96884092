package dev.tightloop.benchmarks.strategies;

import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioRun;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.Violation;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A fault and who looks for it: a strategy on the model, or random programs on the core. */
interface Search {

  /** What random programs are called beside the strategies. */
  String PROGRAMS = "programs";

  /** All that can look for a fault somewhere. */
  static Stream<String> strategies() {
    return Stream.concat(
        Arrays.stream(Strategies.values()).map(Strategies::name), Stream.of(PROGRAMS));
  }

  /** Schedules to the first violation, {@link Sample#NONE} if the budget has none. */
  long first(long seed, long budget) throws InterruptedException;

  /** Who looks for this fault with this strategy; empty if it is not seeded there. */
  static Optional<Search> of(KnownFault fault, String strategy) {
    if (strategy.equals(PROGRAMS)) {
      return fault.registers().map(seeded -> (seed, budget) -> programs(seeded, seed, budget));
    }
    Strategies chosen = Strategies.valueOf(strategy);
    return fault
        .configuration()
        .map(
            spec ->
                (seed, budget) -> schedules(spec, fault.expected().get(), chosen, seed, budget));
  }

  private static long schedules(
      SpecConfiguration spec, String expected, Strategies strategy, long seed, long budget)
      throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    try {
      FuzzResult result =
          new Fuzzer(Target.asking(spec, expected), seed, strategy::of, Fuzzer.LENGTH, 1)
              .run(budget, () -> !ended.get(), far -> {});
      return result.found().isPresent() ? result.found().get().schedule() + 1 : Sample.NONE;
    } finally {
      ended.set(true);
    }
  }

  private static long programs(RegisterFault fault, long seed, long budget) {
    ScenarioSearch search = new ScenarioSearch(seed, Optional.of(fault));
    for (long i = 0; i < budget; i++) {
      Scenario scenario = search.scenario(i);
      Optional<Violation> violation = ScenarioRun.play(scenario, Optional.of(fault)).violation();
      if (violation.isPresent()) {
        return i + 1;
      }
    }
    return Sample.NONE;
  }
}
