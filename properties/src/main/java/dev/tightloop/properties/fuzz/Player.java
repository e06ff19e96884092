package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.State;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.liveness.Counterexample;
import dev.tightloop.properties.liveness.LassoWatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays schedules, one after the other, each to its end or to what it violates; a step allocates
 * nothing.
 */
final class Player {

  private final Model model;
  private final State s;
  private final Checks checks;
  private final Strategy strategy;
  private final long seed;
  private final int length;
  private final List<State> initial;
  private final int[] enabled;
  private final int[] path;

  /** Null if nothing must happen sooner or later. */
  private final LassoWatch lassos;

  private final Strategy tail;
  private long steps;

  /**
   * A player.
   *
   * @param length the most steps of a schedule
   */
  Player(Target target, Strategy.Maker strategy, long seed, int length) {
    model = target.model();
    s = model.state();
    checks = target.checks().of(model);
    this.strategy = strategy.of(model);
    this.seed = seed;
    this.length = length;
    initial = model.initialStates();
    enabled = new int[model.mostSteps()];
    path = new int[length];
    boolean some = !target.temporal().isEmpty();
    lassos = some ? new LassoWatch(model, target.temporal(), length) : null;
    tail = some ? new FairDriver(model) : null;
  }

  /** Steps taken since this object was made. */
  long steps() {
    return steps;
  }

  /** What was asked since this object was made. */
  List<Evaluations> evaluations() {
    List<Evaluations> all = new ArrayList<>(checks.evaluations());
    if (lassos != null) {
      all.addAll(lassos.evaluations());
    }
    return all;
  }

  /** Plays the schedule of this number; null if it violates nothing. */
  Found play(long number) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed) + number);
    int first = random.below(initial.size());
    s.copyFrom(initial.get(first).encoded());
    String violated = checks.violatedInitially(s);
    if (violated == null) {
      violated = checks.violatedBy(s);
    }
    if (violated != null) {
      return found(violated, number, first, 0, true);
    }
    int fairFrom = length;
    if (lassos != null) {
      lassos.begin();
      fairFrom = random.below(length / 2 + 1);
    }
    strategy.begin(random, length);
    for (int at = 0; at < length; at++) {
      try {
        if (at == fairFrom) {
          lassos.watch();
          tail.begin(random, length - at);
        }
        int count = model.enabled(enabled);
        if (count == 0 && checks.deadlock()) {
          return found(Checks.DEADLOCK, number, first, at, true);
        }
        if (at >= fairFrom) {
          int instance = lassos.found(enabled, count);
          if (instance >= 0) {
            return found(instance, number);
          }
        }
        if (count == 0) {
          return null;
        }
        violated = at < fairFrom ? step(strategy.choose(enabled, count), at) : fair(count, at);
        if (lassos != null && at < fairFrom) {
          lassos.stepped();
        }
      } catch (NoSuchRecord | NoRoom e) {
        String what = "an action cannot be evaluated: " + e.getMessage();
        return found(what, number, first, at, false);
      }
      if (violated != null) {
        return found(violated, number, first, at + 1, true);
      }
    }
    return null;
  }

  private String fair(int count, int at) {
    int chosen = tail.choose(enabled, count);
    String violated = step(chosen, at);
    lassos.stepped(enabled, count, chosen);
    return violated;
  }

  /** Takes a step; what it or the state after it violates, null for nothing. */
  private String step(int chosen, int at) {
    if (checks.asksSteps()) {
      checks.from(s);
    }
    int step = enabled[chosen];
    model.apply(step);
    path[at] = step;
    steps++;
    String violated = checks.asksSteps() ? checks.violatedByStepTo(s) : null;
    return violated == null ? checks.violatedBy(s) : violated;
  }

  private Found found(String property, long number, int first, int count, boolean evaluable) {
    List<String> labels = Arrays.stream(path, 0, count).mapToObj(model::label).toList();
    return new Found(property, number, first, labels, List.of(), evaluable);
  }

  private Found found(int instance, long number) {
    Counterexample lasso = lassos.judged(instance);
    return new Found(
        lassos.property(instance).name(),
        number,
        lasso.initial(),
        lasso.stem(),
        lasso.cycle(),
        true);
  }
}
