package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Searches the best schedule of at most so many steps that violates something. It goes on from the
 * best way so far, as in Dijkstra's algorithm; as a way with more preemptions can be shorter, it
 * goes on from a state again where a worse way leads there in fewer steps. What it finds is the
 * best there is, of the steps that it may take; it gives up when its effort is spent.
 *
 * <p>Needs {@link Machine#encoded}.
 */
final class BestFirst {

  private static final int ANYBODY = 0;

  private final Machine machine;
  private final Preference preference;
  private final IntPredicate may;
  private final String wanted;
  private final Effort effort;
  private final int[] enabled;
  private final Nodes nodes = new Nodes();
  private final Ways ways = new Ways();

  private int most;
  private long bound = Long.MAX_VALUE;
  private int goal = Ways.NONE;
  private List<Integer> found = List.of();

  /**
   * A search.
   *
   * @param may whether it may take a step
   * @param wanted what is to be violated, and nothing else before
   */
  BestFirst(
      Machine machine, Preference preference, IntPredicate may, String wanted, Effort effort) {
    this.machine = machine;
    this.preference = preference;
    this.may = may;
    this.wanted = wanted;
    this.effort = effort;
    enabled = new int[machine.mostSteps()];
  }

  /**
   * Searches; once.
   *
   * @param mostSteps of a schedule
   * @return empty if there is none, or if effort is spent
   */
  Optional<FailingSchedule> run(int mostSteps) {
    most = Math.min(mostSteps, Preference.MOST);
    for (int i = 0; i < machine.initialStates(); i++) {
      machine.begin(i);
      String violated = machine.violated();
      if (wanted.equals(violated)) {
        return Optional.of(new FailingSchedule(i, List.of(), wanted));
      }
      // One node for each, numbered alike, even if states were the same.
      int node = nodes.add(machine.fingerprint(), Simplicity.NOBODY - i, machine.encoded());
      if (violated == null) {
        ways.add(node, Ways.NONE, 0, 0);
      }
    }
    while (!effort.isSpent()) {
      int way = ways.takeBest();
      if (way == Ways.NONE || ways.cost(way) >= bound) {
        return goal == Ways.NONE
            ? Optional.empty()
            : Optional.of(new FailingSchedule(ways.root(goal), found, wanted));
      }
      int node = ways.node(way);
      if (ways.length(way) < nodes.fewest(node)) {
        nodes.fewest(node, ways.length(way));
        goOn(way, node);
      }
    }
    return Optional.empty();
  }

  private void goOn(int way, int node) {
    machine.restore(nodes.state(node));
    int count;
    try {
      count = machine.enabled(enabled);
    } catch (RuntimeException e) {
      unevaluable(e, way);
      return;
    }
    if (count == 0 && wanted.equals(machine.stuck())) {
      reached(way, ways.cost(way), ways.steps(way));
    }
    if (ways.length(way) >= most) {
      return;
    }
    int actor = ways.length(way) == 0 ? Simplicity.NOBODY : machine.actorOf(ways.step(way));
    boolean couldGoOn = Simplicity.canGoOn(machine, actor, enabled, count);
    int[] steps = Arrays.copyOf(enabled, count);
    for (int step : steps) {
      if (!may.test(step)) {
        continue;
      }
      int next = machine.actorOf(step);
      int switches = actor >= 0 && next != actor ? 1 : 0;
      long cost = ways.cost(way) + preference.cost(couldGoOn ? switches : 0, switches, 1);
      if (cost >= bound) {
        continue;
      }
      machine.restore(nodes.state(node));
      effort.spend();
      try {
        take(way, step, next, cost);
      } catch (RuntimeException e) {
        unevaluable(e, way);
      }
    }
  }

  private void take(int way, int step, int actor, long cost) {
    machine.take(step);
    String violated = machine.violated();
    if (violated != null) {
      if (wanted.equals(violated)) {
        List<Integer> steps = ways.steps(way);
        steps.add(step);
        reached(way, cost, steps);
      }
      return;
    }
    long fingerprint = machine.fingerprint();
    int by = preference == Preference.FEWER_STEPS ? ANYBODY : actor;
    int node = nodes.find(fingerprint, by);
    if (node == Nodes.NONE) {
      node = nodes.add(fingerprint, by, machine.encoded());
    }
    if (ways.length(way) + 1 < nodes.fewest(node)) {
      ways.add(node, way, step, cost);
    }
  }

  private void unevaluable(RuntimeException thrown, int way) {
    String what = machine.unevaluable(thrown);
    if (what == null) {
      throw thrown;
    }
    if (wanted.equals(what)) {
      reached(way, ways.cost(way), ways.steps(way));
    }
  }

  private void reached(int way, long cost, List<Integer> steps) {
    if (cost < bound) {
      bound = cost;
      goal = way;
      found = steps;
    }
  }
}
