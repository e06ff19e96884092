package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.LivenessResult.Judged;
import dev.tightloop.properties.liveness.LivenessResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks temporal properties of a configuration on its whole state graph, in memory.
 *
 * <p>Deterministic: the same verdicts and counterexamples on every machine. Where memory is spent
 * before the graph is whole, a violation inside of what is there is one all the same.
 */
public final class LivenessCheck {

  private final Configuration constants;
  private final List<TemporalProperty> properties;
  private long memory = Runtime.getRuntime().maxMemory() / 10 * 8;

  private LivenessCheck(Configuration constants, List<TemporalProperty> properties) {
    this.constants = constants;
    this.properties = List.copyOf(properties);
  }

  /** A check of these properties, under the fairness of the configuration's specification. */
  public static LivenessCheck of(Configuration constants, List<TemporalProperty> properties) {
    return new LivenessCheck(constants, properties);
  }

  /** The temporal properties among these names; the others are not of this kind. */
  public static List<TemporalProperty> among(List<String> names) {
    return names.stream().map(Catalogue::temporalProperty).flatMap(Optional::stream).toList();
  }

  /** How many bytes the check may need; four fifths of the heap if not said. */
  public LivenessCheck memory(long bytes) {
    memory = bytes;
    return this;
  }

  /**
   * Checks.
   *
   * @throws dev.tightloop.model.NoSuchRecord if the specification cannot evaluate an action
   */
  public LivenessResult run(LivenessProgress progress) {
    Fairness fairness = Fairness.of(constants);
    List<LeadsTo> asked = new ArrayList<>();
    for (TemporalProperty property : properties) {
      asked.addAll(property.instances(constants));
    }
    GraphSearch search = new GraphSearch(constants, fairness, asked, memory);
    boolean whole = search.run(progress);
    StateGraph graph = search.graph();
    List<Judged> judged = new ArrayList<>();
    int next = 0;
    for (TemporalProperty property : properties) {
      Optional<Counterexample> counterexample = Optional.empty();
      long begun = 0;
      long open = 0;
      for (LeadsTo instance : property.instances(constants)) {
        if (counterexample.isEmpty()) {
          counterexample =
              lasso(graph, fairness.demands(), search.starts(next), search.pending(next))
                  .map(
                      lasso ->
                          new LassoReplay(constants, fairness)
                              .of(instance, lasso, search::fingerprint));
        }
        begun += search.begun(next);
        open += search.open(next);
        next++;
      }
      Verdict otherwise = whole ? Verdict.HOLDS : Verdict.OPEN;
      judged.add(
          new Judged(
              property,
              counterexample.isPresent() ? Verdict.VIOLATED : otherwise,
              counterexample,
              new Evaluations(property.name(), begun, open)));
    }
    return new LivenessResult(graph.states(), graph.edges(), graph.depth(), whole, judged);
  }

  /**
   * A fair behaviour that goes through one of the starts and then stays in the pending states.
   *
   * @param starts a subset of the pending states
   */
  static Optional<Lasso> lasso(StateGraph graph, Demands demands, BitList starts, BitList pending) {
    BitList part = reached(graph, starts, pending);
    FairComponents fair = FairComponents.of(graph, demands, part);
    return fair.none()
        ? Optional.empty()
        : Optional.of(LassoFinder.of(graph, demands, fair, starts, part));
  }

  /** The pending states that a way from a start inside of them leads to, if their turn has been. */
  private static BitList reached(StateGraph graph, BitList starts, BitList pending) {
    BitList reached = new BitList();
    IntList stack = new IntList();
    for (int start = 0; start < graph.ended(); start++) {
      if (starts.get(start)) {
        reached.set(start);
        stack.add(start);
      }
    }
    for (int i = 0; i < stack.size(); i++) {
      int state = stack.get(i);
      for (int edge = graph.edgesBegin(state); edge < graph.edgesEnd(state); edge++) {
        int target = graph.target(edge);
        if (target < graph.ended() && pending.get(target) && !reached.get(target)) {
          reached.set(target);
          stack.add(target);
        }
      }
    }
    return reached;
  }
}
