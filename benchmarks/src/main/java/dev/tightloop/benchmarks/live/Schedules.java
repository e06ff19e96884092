package dev.tightloop.benchmarks.live;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveReplay;
import dev.tightloop.properties.live.LiveResult;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.live.ThreadsAndKernel;
import dev.tightloop.properties.live.Turns;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Schedules of one configuration that came from one source, and how they differ. */
final class Schedules {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Target target;
  private final ThreadsAndKernel actors;
  private final ModelMachine machine;
  private final List<Turns> turns = new ArrayList<>();
  private final Set<Long> states = new HashSet<>();

  private Schedules(Target target) {
    this.target = target;
    actors = new ThreadsAndKernel(target.configuration());
    machine = target.machine();
  }

  /** Of real threads. */
  static Schedules live(Target target, int runs, int steps) throws InterruptedException {
    Schedules schedules = new Schedules(target);
    for (int i = 0; i < runs; i++) {
      try (LiveRun run = LiveRun.start(target, LiveOptions.of(i).steps(steps))) {
        run.awaitEnd(PATIENCE);
        LiveResult result = run.result();
        LiveReplay.of(target, schedules.actors, result);
        schedules.add(result.initial(), result.steps());
      }
    }
    return schedules;
  }

  /** Of a strategy. */
  static Schedules of(Strategies chosen, Target target, int runs, int steps) {
    Schedules schedules = new Schedules(target);
    ModelMachine played = target.machine();
    Strategy strategy = chosen.of(played);
    for (int i = 0; i < runs; i++) {
      SplitMix64 random = new SplitMix64(SplitMix64.mix(1) + i);
      int initial = random.below(played.initialStates());
      played.begin(initial);
      strategy.begin(random, i, steps);
      schedules.add(initial, played(played, strategy, steps));
      strategy.end();
    }
    return schedules;
  }

  private static int[] played(ModelMachine machine, Strategy strategy, int steps) {
    int[] enabled = new int[machine.mostSteps()];
    int[] path = new int[steps];
    int at = 0;
    for (int count = machine.enabled(enabled);
        at < steps && count > 0;
        count = machine.enabled(enabled)) {
      path[at] = enabled[strategy.choose(enabled, count)];
      machine.take(path[at++]);
    }
    return Arrays.copyOf(path, at);
  }

  private void add(int initial, int[] steps) {
    turns.add(Turns.of(target.machine(), actors, initial, steps, steps.length));
    machine.begin(initial);
    states.add(machine.fingerprint());
    for (int step : steps) {
      machine.take(step);
      states.add(machine.fingerprint());
    }
  }

  /** Of all, how many differ. */
  long different() {
    return turns.stream().mapToLong(Turns::identity).distinct().count();
  }

  int count() {
    return turns.size();
  }

  /** Different states that they come to together. */
  int states() {
    return states.size();
  }

  /** The median of so many in a hundred steps. */
  double ofHundred(ToIntFunction<Turns> figure) {
    double[] sorted =
        turns.stream()
            .mapToDouble(each -> 100.0 * figure.applyAsInt(each) / Math.max(1, each.steps()))
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
