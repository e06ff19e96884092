package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The reachable states of a configuration, by one thread and without ado. */
final class Reachable {

  private final Model model;
  private final Reduction reduction;
  private final Set<Long> seen = new HashSet<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();

  private Reachable(Model model, Reduction reduction) {
    this.model = model;
    this.reduction = reduction;
  }

  /** Fingerprints of what a search with this reduction finds; null for the full search. */
  static Set<Long> of(Model model, Reduction reduction) {
    Reachable reachable = new Reachable(model, reduction);
    reachable.search(state -> {});
    return reachable.seen;
  }

  /** Shows every reachable state, as the model's working state and encoded. */
  static void visit(Model model, Consumer<byte[]> visitor) {
    new Reachable(model, null).search(visitor);
  }

  private void search(Consumer<byte[]> visitor) {
    State s = model.state();
    for (State initial : model.initialStates()) {
      s.copyFrom(initial.encoded());
      add();
    }
    int[] steps = new int[model.mostSteps()];
    while (!waiting.isEmpty()) {
      byte[] state = waiting.remove();
      s.copyFrom(state);
      visitor.accept(state);
      s.copyFrom(state);
      int count = reduction == null ? 0 : reduction.ample(s, steps);
      if (count == 0) {
        count = model.candidates(steps);
      }
      for (int i = 0; i < count; i++) {
        if (model.take(steps[i])) {
          add();
          s.copyFrom(state);
        }
      }
    }
  }

  private void add() {
    if (reduction != null) {
      reduction.canonical(model.state());
    }
    if (seen.add(model.state().fingerprint())) {
      waiting.add(model.state().encoded());
    }
  }
}
