package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what players come to, batch by batch, in the order of the schedules. */
final class Tally {

  private final SortedMap<Integer, Long> lengths = new TreeMap<>();
  private final List<Found> violations = new ArrayList<>();
  private final DistinctSample states = new DistinctSample();
  private final DistinctSample edges = new DistinctSample();
  private final DistinctSample kinds = new DistinctSample();
  private List<Evaluations> evaluations = List.of();
  private long schedules;
  private long steps;

  void add(Batch batch) {
    schedules += batch.lengths().length;
    for (int length : batch.lengths()) {
      steps += length;
      lengths.merge(length, 1L, Long::sum);
    }
    evaluations = Evaluations.sum(evaluations, batch.evaluations());
    violations.addAll(batch.violations());
    addAll(batch.states(), states);
    addAll(batch.edges(), edges);
    addAll(batch.kinds(), kinds);
  }

  private static void addAll(long[] numbers, DistinctSample to) {
    for (long number : numbers) {
      to.add(number);
    }
    to.news();
  }

  long schedules() {
    return schedules;
  }

  int violations() {
    return violations.size();
  }

  /**
   * All of it.
   *
   * @param machine that knows the names of steps
   */
  FuzzResult result(Machine machine) {
    List<String> actions =
        Arrays.stream(kinds.sample())
            .mapToObj(kind -> machine.label((int) kind).replaceFirst("\\(.*", ""))
            .distinct()
            .sorted()
            .toList();
    Figures figures = new Figures(states.count(), edges.count(), actions, lengths());
    return new FuzzResult(schedules, steps, evaluations, violations, figures);
  }

  private Lengths lengths() {
    if (lengths.isEmpty()) {
      return new Lengths(0, 0, 0);
    }
    long left = (schedules - 1) / 2;
    int median = lengths.firstKey();
    for (var each : lengths.entrySet()) {
      median = each.getKey();
      if (left < each.getValue()) {
        break;
      }
      left -= each.getValue();
    }
    return new Lengths(lengths.firstKey(), median, lengths.lastKey());
  }
}
