package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays candidates: steps in an order, of which those are left out that are not enabled then. */
final class Playback {

  /**
   * A candidate that violates what is wanted, and nothing else before.
   *
   * @param schedule to the violation
   */
  record Played(FailingSchedule schedule, Simplicity simplicity) {}

  private final Machine machine;
  private final String wanted;
  private final int[] enabled;

  private Effort effort;
  private boolean asksNext;
  private List<Integer> taken = List.of();
  private int preemptions;
  private int switches;

  Playback(Machine machine, String wanted, Effort effort) {
    this.machine = machine;
    this.wanted = wanted;
    this.effort = effort;
    enabled = new int[machine.mostSteps()];
  }

  /** Whose effort it is from now on. */
  void charge(Effort to) {
    effort = to;
  }

  /** Steps after the schedule's last one are tried, too: that one cannot be evaluated is wanted. */
  void askNext() {
    asksNext = true;
  }

  /** Plays; empty if it violates nothing, or something else first, or effort is spent. */
  Optional<Played> play(int initial, List<Integer> steps) {
    taken = new ArrayList<>();
    preemptions = 0;
    switches = 0;
    String violated;
    try {
      violated = violatedBy(initial, steps);
    } catch (RuntimeException e) {
      violated = machine.unevaluable(e);
      if (violated == null) {
        throw e;
      }
    }
    return wanted.equals(violated)
        ? Optional.of(
            new Played(
                new FailingSchedule(initial, taken, wanted),
                new Simplicity(preemptions, switches, taken.size())))
        : Optional.empty();
  }

  private String violatedBy(int initial, List<Integer> steps) {
    machine.begin(initial);
    String violated = machine.violated();
    if (violated != null) {
      return violated;
    }
    int count = machine.enabled(enabled);
    for (int step : steps) {
      if (effort.isSpent() || count == 0) {
        break;
      }
      if (isEnabled(step, count)) {
        violated = take(step, count);
        if (violated != null) {
          return violated;
        }
        count = machine.enabled(enabled);
      }
    }
    if (count == 0) {
      return machine.stuck();
    }
    return asksNext ? unevaluableNext(count) : null;
  }

  private String take(int step, int count) {
    effort.spend();
    int actor = machine.actorOf(step);
    int last = taken.isEmpty() ? Simplicity.NOBODY : machine.actorOf(taken.get(taken.size() - 1));
    boolean preempts = last != actor && Simplicity.canGoOn(machine, last, enabled, count);
    machine.take(step);
    preemptions += preempts ? 1 : 0;
    switches += last != actor && last != Simplicity.NOBODY ? 1 : 0;
    taken.add(step);
    return machine.violated();
  }

  private boolean isEnabled(int step, int count) {
    for (int i = 0; i < count; i++) {
      if (enabled[i] == step) {
        return true;
      }
    }
    return false;
  }

  /** That some next step cannot be evaluated ends a schedule too; null if that is not so here. */
  private String unevaluableNext(int count) {
    byte[] here = machine.encoded();
    for (int i = 0; here != null && i < count; i++) {
      try {
        effort.spend();
        machine.take(enabled[i]);
        machine.violated();
      } catch (RuntimeException e) {
        String unevaluable = machine.unevaluable(e);
        if (unevaluable == null || unevaluable.equals(wanted)) {
          return unevaluable;
        }
      }
      machine.restore(here);
    }
    return null;
  }
}
