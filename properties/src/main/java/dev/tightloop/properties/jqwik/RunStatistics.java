package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.invariants.Evaluations;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

/**
 * What the interleavings of a property were like, for jqwik's statistics: each method counts one
 * interleaving under a label, and gives the counts for {@code coverage}, in which a property says
 * what its samples must have shown.
 *
 * <pre>{@code
 * RunStatistics.preempted(run).coverage(seen -> seen.check(true).percentage(p -> p > 50));
 * RunStatistics.mattered(run).coverage(seen -> seen.check("OneRunner").count(n -> n > 0));
 * }</pre>
 */
public final class RunStatistics {

  private static final int[] BOUNDS = {0, 9, 29, 99, 299, 999};

  private RunStatistics() {}

  /** Whether an actor was interrupted that could have gone on. */
  public static StatisticsCollector preempted(Interleaving run) {
    return Statistics.label("preempted").collect(run.preemptions() > 0);
  }

  /** How many actors took steps. */
  public static StatisticsCollector actors(Interleaving run) {
    return Statistics.label("actors").collect(run.actors());
  }

  /** How many steps there were, in classes: 0, 1-9, 10-29, 30-99 and so on. */
  public static StatisticsCollector lengths(Interleaving run) {
    return Statistics.label("steps").collect(lengthClass(run.steps().size()));
  }

  /** Each step's action once for each time it was taken: a label up to its parameters. */
  public static StatisticsCollector actions(Interleaving run) {
    StatisticsCollector actions = Statistics.label("actions");
    for (TakenStep step : run.steps()) {
      actions.collect(step.label().split("\\(", 2)[0]);
    }
    return actions;
  }

  /** Each invariant that said something about a state or step. */
  public static StatisticsCollector mattered(Interleaving run) {
    StatisticsCollector mattered = Statistics.label("mattered");
    for (Evaluations asked : run.evaluations()) {
      if (!asked.vacuous()) {
        mattered.collect(asked.property());
      }
    }
    return mattered;
  }

  private static String lengthClass(int steps) {
    int least = 0;
    for (int most : BOUNDS) {
      if (steps <= most) {
        return least == most ? Integer.toString(most) : least + "-" + most;
      }
      least = most + 1;
    }
    return least + " and more";
  }
}
