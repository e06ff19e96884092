package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fair cycle in which something is waited for, in the graph of the states that are nearest to
 * where the search begins.
 *
 * @param root the number of the state that the way to it begins in, of those that were given
 * @param way the steps from there to the cycle
 * @param cycle its steps; empty where nothing happens any more
 */
public record NearestCycle(int root, List<Integer> way, List<Integer> cycle) {

  public NearestCycle {
    way = List.copyOf(way);
    cycle = List.copyOf(cycle);
  }

  /**
   * Searches.
   *
   * @param from the states, encoded, where it begins
   * @param waits whether something is waited for in the first of them, even if P does not hold
   * @param memory in bytes; the search ends when it needs more
   * @return empty if there is none in that graph
   */
  public static Optional<NearestCycle> of(
      Configuration constants, LeadsTo instance, List<byte[]> from, boolean waits, long memory) {
    Fairness fairness = Fairness.of(constants);
    GraphSearch search = new GraphSearch(constants, fairness, List.of(instance), memory);
    search.run(from, LivenessProgress.SILENT);
    if (waits) {
      search.starts(0).set(0);
    }
    return LivenessCheck.lasso(
            search.graph(), fairness.demands(), search.starts(0), search.pending(0))
        .map(lasso -> steps(new Model(constants), from, lasso, search));
  }

  private static NearestCycle steps(
      Model model, List<byte[]> from, Lasso lasso, GraphSearch search) {
    State s = model.state();
    int root = 0;
    s.copyFrom(from.get(root));
    while (s.fingerprint() != search.fingerprint(lasso.stem()[0])) {
      s.copyFrom(from.get(++root));
    }
    List<Integer> way = new ArrayList<>();
    for (int i = 1; i < lasso.stem().length; i++) {
      way.add(stepTo(model, search.fingerprint(lasso.stem()[i])));
    }
    List<Integer> cycle = new ArrayList<>();
    for (int next : lasso.cycle()) {
      cycle.add(stepTo(model, search.fingerprint(next)));
    }
    return new NearestCycle(root, way, cycle);
  }

  private static int stepTo(Model model, long fingerprint) {
    State s = model.state();
    byte[] here = s.encoded();
    for (int step : model.allSteps()) {
      if (model.take(step)) {
        if (s.fingerprint() == fingerprint) {
          return step;
        }
        s.copyFrom(here);
      }
    }
    throw new IllegalStateException("no step leads to the next state of the lasso");
  }
}
