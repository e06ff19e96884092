package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a fair cycle in which something is waited for, found in the graph of the states that
 * are nearest to where the search begins.
 */
public final class NearestCycle {

  private NearestCycle() {}

  /**
   * Searches.
   *
   * @param from the states, encoded, where it begins; what has been waited for since before does
   *     not count, unless P holds there
   * @param memory the search ends when it needs so many bytes
   * @return its steps; empty if there is none in that graph. A cycle without a step is where nothing
   *     happens any more
   */
  public static Optional<List<Integer>> of(
      Configuration constants, LeadsTo instance, List<byte[]> from, long memory) {
    Fairness fairness = Fairness.of(constants);
    GraphSearch search = new GraphSearch(constants, fairness, List.of(instance), memory);
    search.run(from, LivenessProgress.SILENT);
    return LivenessCheck.lasso(
            search.graph(), fairness.demands(), search.starts(0), search.pending(0))
        .map(lasso -> steps(constants, from, lasso, search));
  }

  private static List<Integer> steps(
      Configuration constants, List<byte[]> from, Lasso lasso, GraphSearch search) {
    Model model = new Model(constants);
    State s = model.state();
    for (byte[] root : from) {
      s.copyFrom(root);
      if (s.fingerprint() == search.fingerprint(lasso.stem()[0])) {
        break;
      }
    }
    for (int i = 1; i < lasso.stem().length; i++) {
      stepTo(model, search.fingerprint(lasso.stem()[i]));
    }
    List<Integer> steps = new ArrayList<>();
    for (int next : lasso.cycle()) {
      steps.add(stepTo(model, search.fingerprint(next)));
    }
    return steps;
  }

  private static int stepTo(Model model, long fingerprint) {
    byte[] here = model.state().encoded();
    for (int step : model.allSteps()) {
      if (model.take(step)) {
        if (model.state().fingerprint() == fingerprint) {
          return step;
        }
        model.state().copyFrom(here);
      }
    }
    throw new IllegalStateException("the lasso is no behaviour");
  }
}
