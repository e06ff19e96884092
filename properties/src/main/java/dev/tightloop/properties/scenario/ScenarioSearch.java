package dev.tightloop.properties.scenario;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.guest.Platform;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays random scenarios until told to stop or until one violates a property, which is then shrunk.
 * Scenario number i depends on the seed and on i alone, so that a violation is found again whatever
 * the speed of the machine.
 */
public final class ScenarioSearch {

  private final long seed;
  private final Optional<RegisterFault> fault;
  private final boolean seeded;

  public ScenarioSearch(long seed, Optional<RegisterFault> fault) {
    this(seed, fault, true);
  }

  private ScenarioSearch(long seed, Optional<RegisterFault> fault, boolean seeded) {
    this.seed = seed;
    this.fault = fault;
    this.seeded = seeded;
  }

  /** The same scenarios without the fault. */
  public ScenarioSearch withoutTheFault() {
    return new ScenarioSearch(seed, fault, false);
  }

  /** Scenario number {@code i} of this seed; a fault may ask for much of one instruction. */
  public Scenario scenario(long i) {
    return Scenario.random(
        new SplitMix64(SplitMix64.mix(seed) + i), fault.flatMap(RegisterFault::often));
  }

  /**
   * Plays scenarios 0, 1, 2, ...
   *
   * @param goOn asked before each scenario
   * @param progress told the figures after each
   */
  public SearchResult run(BooleanSupplier goOn, Consumer<SearchResult> progress) {
    SearchResult result = SearchResult.NOTHING;
    for (long i = 0; goOn.getAsBoolean(); i++) {
      Scenario scenario = scenario(i);
      Outcome outcome = play(scenario);
      result = result.plus(outcome);
      if (outcome.violation().isPresent()) {
        return result.with(shrunk(scenario, outcome.violation().get()));
      }
      progress.accept(result);
    }
    return result;
  }

  private Outcome play(Scenario scenario) {
    return seeded
        ? ScenarioRun.play(scenario, fault)
        : ScenarioRun.play(
            scenario, fault.map(RegisterFault::faithfulPlatform).orElse(Platform.AMD64));
  }

  private SearchResult.Found shrunk(Scenario scenario, Violation violation) {
    Scenario smallest =
        Shrinker.shrink(
            scenario,
            candidate ->
                play(candidate)
                    .violation()
                    .filter(found -> found.property().equals(violation.property()))
                    .isPresent());
    Violation found = play(smallest).violation().orElseThrow();
    return new SearchResult.Found(found, scenario, smallest);
  }
}
