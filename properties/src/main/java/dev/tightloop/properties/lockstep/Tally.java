package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.model.Step;
import java.util.Map;
import java.util.TreeMap;

/** What has been compared so far. */
final class Tally {

  private final long[] edgesByAction = new long[Action.values().length];
  private long edges;
  private long untyped;
  private long failures;
  private long deadlocks;

  void add(Comparison.Steps steps) {
    edges += steps.edges().size();
    untyped += steps.untyped();
    failures += steps.failures();
    deadlocks += steps.isDeadlock() ? 1 : 0;
    for (Comparison.Edge edge : steps.edges()) {
      edgesByAction[Step.action(edge.step()).ordinal()]++;
    }
  }

  void add(Tally other) {
    edges += other.edges;
    untyped += other.untyped;
    failures += other.failures;
    deadlocks += other.deadlocks;
    for (int i = 0; i < edgesByAction.length; i++) {
      edgesByAction[i] += other.edgesByAction[i];
    }
  }

  long edges() {
    return edges;
  }

  long untyped() {
    return untyped;
  }

  long failures() {
    return failures;
  }

  long deadlocks() {
    return deadlocks;
  }

  Map<String, Long> edgesByAction() {
    Map<String, Long> taken = new TreeMap<>();
    for (Action action : Action.values()) {
      if (edgesByAction[action.ordinal()] > 0) {
        taken.put(action.name(), edgesByAction[action.ordinal()]);
      }
    }
    return taken;
  }
}
