package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Actors a, b, c, ... that each take a number of steps, a0, a1, ..., and end; who waits for whom
 * and which steps race, a test says.
 */
final class Lines implements Machine {

  private static final int STEPS = 1000;

  private final int[] events;
  private final int[] done;
  private BiPredicate<String, int[]> waits = (step, far) -> false;
  private Set<Integer> shared = Set.of();

  Lines(int... events) {
    this.events = events;
    done = new int[events.length];
  }

  /** What a step waits for: it is not enabled where this holds of how far the actors are. */
  Lines waiting(BiPredicate<String, int[]> blocked) {
    waits = blocked;
    return this;
  }

  /** Only these race. */
  Lines racing(String... steps) {
    shared =
        Arrays.stream(steps)
            .map(step -> (step.charAt(0) - 'a') * STEPS + Integer.parseInt(step.substring(1)))
            .collect(Collectors.toSet());
    return this;
  }

  @Override
  public int actors() {
    return events.length;
  }

  @Override
  public String actor(int actor) {
    return String.valueOf((char) ('a' + actor));
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    Arrays.fill(done, 0);
  }

  @Override
  public int mostSteps() {
    return events.length;
  }

  @Override
  public int enabled(int[] steps) {
    int count = 0;
    for (int actor = 0; actor < events.length; actor++) {
      int step = actor * STEPS + done[actor];
      if (done[actor] < events[actor] && !waits.test(label(step), done)) {
        steps[count++] = step;
      }
    }
    return count;
  }

  @Override
  public int actorOf(int step) {
    return step / STEPS;
  }

  @Override
  public String label(int step) {
    return actor(actorOf(step)) + step % STEPS;
  }

  @Override
  public void take(int step) {
    done[actorOf(step)]++;
  }

  @Override
  public String violated() {
    return null;
  }

  @Override
  public boolean races(int taken, int waiting) {
    return shared.isEmpty() || shared.contains(taken) && shared.contains(waiting);
  }

  @Override
  public long fingerprint() {
    long hash = 0;
    for (int each : done) {
      hash = SplitMix64.mix(hash * STEPS + each + 1);
    }
    return hash;
  }

  /** The steps of a schedule, of seed and number 0. */
  static List<String> schedule(Machine machine, Strategy strategy, long seed, int length) {
    SplitMix64 random = new SplitMix64(seed);
    int[] enabled = new int[machine.mostSteps()];
    machine.begin(random.below(machine.initialStates()));
    strategy.begin(random, 0, length);
    List<String> labels = new ArrayList<>();
    while (labels.size() < length) {
      int count = machine.enabled(enabled);
      if (count == 0) {
        break;
      }
      int step = enabled[strategy.choose(enabled, count)];
      labels.add(machine.label(step));
      machine.take(step);
    }
    strategy.end();
    return labels;
  }

  /** How often each schedule is played with this many seeds. */
  static Map<List<String>, Integer> schedules(Machine machine, Strategy strategy, int seeds) {
    Map<List<String>, Integer> schedules = new HashMap<>();
    for (int i = 0; i < seeds; i++) {
      schedules.merge(schedule(machine, strategy, SplitMix64.mix(i), 10 * STEPS), 1, Integer::sum);
    }
    return schedules;
  }
}
