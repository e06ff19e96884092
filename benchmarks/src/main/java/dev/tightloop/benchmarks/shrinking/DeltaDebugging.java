package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.shrink.FailingSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The peer: ddmin of Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input",
 * IEEE Transactions on Software Engineering 28(2), 2002, over the steps of a schedule. It cuts the
 * list into n parts and goes on with a part, or with all but a part, if that still fails; if none
 * does, with twice as many parts, until each is a single step.
 *
 * <p>Steps that are not enabled when their turn comes are left out, and a schedule ends where it
 * fails; otherwise hardly any part could be played.
 */
final class DeltaDebugging {

  private final Machine machine;
  private final FailingSchedule failing;
  private final int[] enabled;

  private DeltaDebugging(Machine machine, FailingSchedule failing) {
    this.machine = machine;
    this.failing = failing;
    enabled = new int[machine.mostSteps()];
  }

  /** The steps that are left. */
  static FailingSchedule of(Machine machine, FailingSchedule failing) {
    DeltaDebugging debugging = new DeltaDebugging(machine, failing);
    return new FailingSchedule(
        failing.initial(), debugging.minimize(failing.steps()), failing.violates());
  }

  private List<Integer> minimize(List<Integer> steps) {
    List<Integer> kept = steps;
    int parts = 2;
    while (kept.size() >= 2) {
      Optional<List<Integer>> part = firstThatFails(parts(kept, parts));
      Optional<List<Integer>> rest =
          part.isPresent() ? Optional.empty() : firstThatFails(complements(kept, parts));
      if (part.isPresent()) {
        kept = part.get();
        parts = 2;
      } else if (rest.isPresent()) {
        kept = rest.get();
        parts = Math.max(parts - 1, 2);
      } else if (parts < kept.size()) {
        parts = Math.min(2 * parts, kept.size());
      } else {
        break;
      }
      parts = Math.max(2, Math.min(parts, kept.size()));
    }
    return kept;
  }

  private static List<List<Integer>> parts(List<Integer> steps, int parts) {
    List<List<Integer>> cut = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      cut.add(steps.subList(steps.size() * i / parts, steps.size() * (i + 1) / parts));
    }
    return cut;
  }

  private static List<List<Integer>> complements(List<Integer> steps, int parts) {
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      List<Integer> rest = new ArrayList<>(steps.subList(0, steps.size() * i / parts));
      rest.addAll(steps.subList(steps.size() * (i + 1) / parts, steps.size()));
      all.add(rest);
    }
    return all;
  }

  private Optional<List<Integer>> firstThatFails(List<List<Integer>> candidates) {
    return candidates.stream().map(this::played).flatMap(Optional::stream).findFirst();
  }

  /** The steps that were taken, if they violate what they have to. */
  private Optional<List<Integer>> played(List<Integer> steps) {
    List<Integer> taken = new ArrayList<>();
    machine.begin(failing.initial());
    String violated = machine.violated();
    int count = machine.enabled(enabled);
    for (int i = 0; i < steps.size() && violated == null && count > 0; i++) {
      if (isEnabled(steps.get(i), count)) {
        machine.take(steps.get(i));
        taken.add(steps.get(i));
        violated = machine.violated();
        count = machine.enabled(enabled);
      }
    }
    if (violated == null && count == 0) {
      violated = machine.stuck();
    }
    return failing.violates().equals(violated) ? Optional.of(taken) : Optional.empty();
  }

  private boolean isEnabled(int step, int count) {
    for (int i = 0; i < count; i++) {
      if (enabled[i] == step) {
        return true;
      }
    }
    return false;
  }
}
