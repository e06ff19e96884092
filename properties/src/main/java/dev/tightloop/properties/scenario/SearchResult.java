package dev.tightloop.properties.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Figures of a search, and what it found.
 *
 * @param scenarios scenarios played
 * @param steps steps of the model
 * @param instructions instructions executed on the core
 * @param preemptions preemptions, each compared with its interruption
 * @param migrations those of them that ended on another thread than the one they began on
 * @param amidProgram those of them before a goroutine's final loop
 * @param results program results compared with those of undisturbed runs
 * @param mattered for each property of frames, pointers and g: how often it had something to say
 * @param found the violation, if there was one
 */
public record SearchResult(
    long scenarios,
    long steps,
    long instructions,
    long preemptions,
    long migrations,
    long amidProgram,
    long results,
    Map<String, Long> mattered,
    Optional<Found> found) {

  static final SearchResult NOTHING =
      new SearchResult(0, 0, 0, 0, 0, 0, 0, Map.of(), Optional.empty());

  SearchResult plus(Outcome outcome) {
    return new SearchResult(
        scenarios + 1,
        steps + outcome.steps(),
        instructions + outcome.instructions(),
        preemptions + outcome.preemptions(),
        migrations + outcome.migrations(),
        amidProgram + outcome.amidProgram(),
        results + outcome.results(),
        sum(mattered, outcome.mattered()),
        found);
  }

  SearchResult with(Found violation) {
    return new SearchResult(
        scenarios,
        steps,
        instructions,
        preemptions,
        migrations,
        amidProgram,
        results,
        mattered,
        Optional.of(violation));
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new TreeMap<>(a);
    b.forEach((property, times) -> sum.merge(property, times, Long::sum));
    return sum;
  }

  /**
   * A violation and where it was found.
   *
   * @param violation as the shrunk scenario shows it
   * @param original the scenario that showed it first
   * @param shrunk the smallest one that shows it
   */
  public record Found(Violation violation, Scenario original, Scenario shrunk) {}
}
