package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.shrink.Playback.Played;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Makes a schedule simple that violates something; see the package. The result violates the same,
 * and nothing else before. Deterministic.
 */
public final class ScheduleShrinker {

  /** The most steps that are taken, if nobody says otherwise: a few seconds of the model's. */
  public static final long EFFORT = 2_000_000;

  /** What a schedule may be longer than the shortest one: a fifth. */
  private static final int LONGER = 5;

  private final Machine given;
  private final long most;

  /** Of a machine, which is played. */
  public ScheduleShrinker(Machine machine) {
    this(machine, EFFORT);
  }

  /**
   * A shrinker.
   *
   * @param most steps that are taken, about; what was reached by then is the result
   */
  public ScheduleShrinker(Machine machine, long most) {
    given = machine;
    this.most = most;
  }

  /**
   * Shrinks.
   *
   * @throws IllegalArgumentException if the schedule does not violate what it says
   */
  public Shrunk shrink(FailingSchedule failing) {
    return new Run(failing.violates()).shrink(failing);
  }

  /** One schedule's. */
  private final class Run {

    private final String wanted;
    private final Effort effort = new Effort(most);
    private final Machine machine;
    private final Playback playback;
    private Played best;

    /** The steps of the shortest schedule that was seen. */
    private int shortest;

    Run(String wanted) {
      this.wanted = wanted;
      given.begin(0);
      machine = given.encoded() == null ? new Rewinding(given) : given;
      playback = new Playback(machine, wanted, effort);
    }

    Shrunk shrink(FailingSchedule failing) {
      best = original(failing);
      shortest = best.simplicity().steps();
      Simplicity before = best.simplicity();
      cutLoops();
      boolean isShortest = improved(Preference.FEWER_STEPS);
      boolean isSimplest = improved(Preference.FEWER_SWITCHES);
      return new Shrunk(
          best.schedule(), before, best.simplicity(), isShortest && isSimplest, effort.spent());
    }

    /**
     * Makes it as good as it can be: most schedules by the first search; others when they are
     * shorter, which makes the search smaller; and the rest as far as their own steps allow.
     *
     * @return whether nothing can be better
     */
    private boolean improved(Preference preference) {
      if (searched(preference, step -> true, part(16))) {
        return true;
      }
      pass(preference, part(4));
      if (searched(preference, step -> true, part(2))) {
        return true;
      }
      searched(preference, ofThese(best), part(2));
      pass(preference, effort);
      return false;
    }

    /** So much of what is left of the effort. */
    private Effort part(int parts) {
      return effort.part(effort.left() / parts);
    }

    private Played original(FailingSchedule failing) {
      Playback unbounded = new Playback(machine, wanted, new Effort(Long.MAX_VALUE));
      Optional<Played> played = unbounded.play(failing.initial(), failing.steps());
      if (played.isEmpty()) {
        playback.askNext();
        unbounded.askNext();
        played = unbounded.play(failing.initial(), failing.steps());
      }
      return played.orElseThrow(
          () -> new IllegalArgumentException("the schedule does not violate " + wanted));
    }

    /** Leaves out what leads from a state back to it. */
    private void cutLoops() {
      List<Integer> steps = best.schedule().steps();
      Map<Long, Integer> last = new HashMap<>();
      List<Long> states = new ArrayList<>();
      machine.begin(best.schedule().initial());
      for (int i = 0; i <= steps.size(); i++) {
        states.add(machine.fingerprint());
        last.put(states.get(i), i);
        if (i < steps.size()) {
          machine.take(steps.get(i));
        }
      }
      List<Integer> without = new ArrayList<>();
      for (int i = last.get(states.get(0)); i < steps.size(); i = last.get(states.get(i + 1))) {
        without.add(steps.get(i));
        if (last.get(states.get(i + 1)) == steps.size()) {
          break;
        }
      }
      attempt(Preference.FEWER_STEPS, without);
    }

    /** Whether the best schedule of these steps is known now. */
    private boolean searched(Preference preference, IntPredicate may, Effort part) {
      if (machine instanceof Rewinding rewinding) {
        rewinding.charge(part);
      }
      int mostSteps = preference == Preference.FEWER_STEPS ? shortest : longest();
      Optional<FailingSchedule> found =
          new BestFirst(machine, preference, may, wanted, part).run(mostSteps);
      found
          .map(schedule -> new Played(schedule, Simplicity.of(machine, schedule)))
          .filter(played -> !preference.isBetter(best.simplicity(), played.simplicity()))
          .ifPresent(this::keep);
      return found.isPresent();
    }

    private int longest() {
      return shortest + shortest / LONGER;
    }

    private IntPredicate ofThese(Played played) {
      Set<Integer> steps = new HashSet<>(played.schedule().steps());
      return steps::contains;
    }

    /** Leaves steps out and moves them together until neither makes it better. */
    private void pass(Preference preference, Effort part) {
      playback.charge(part);
      Played before;
      do {
        before = best;
        LeaveOut.of(
            best.schedule().steps(),
            steps ->
                !part.isSpent() && attempt(preference, steps)
                    ? Optional.of(best.schedule().steps())
                    : Optional.empty());
        for (List<Integer> order : MoveTogether.orders(best.schedule().steps(), machine::actorOf)) {
          if (part.isSpent() || attempt(preference, order)) {
            break;
          }
        }
        for (int i = 0; i < best.schedule().initial() && !part.isSpent(); i++) {
          attempt(preference, i, best.schedule().steps());
        }
      } while (!part.isSpent() && best != before);
    }

    private boolean attempt(Preference preference, List<Integer> steps) {
      return attempt(preference, best.schedule().initial(), steps);
    }

    private boolean attempt(Preference preference, int initial, List<Integer> steps) {
      return playback.play(initial, steps).map(played -> take(preference, played)).orElse(false);
    }

    private boolean take(Preference preference, Played played) {
      boolean better =
          preference.isBetter(played.simplicity(), best.simplicity())
              || played.simplicity().equals(best.simplicity()) && comesFirst(played.schedule());
      if (better && played.simplicity().steps() <= longest()) {
        keep(played);
        return true;
      }
      return false;
    }

    private void keep(Played played) {
      best = played;
      shortest = Math.min(shortest, played.simplicity().steps());
    }

    /** Whether the first step that is not the same has a lower number, or the initial state. */
    private boolean comesFirst(FailingSchedule schedule) {
      int difference = schedule.initial() - best.schedule().initial();
      for (int i = 0; difference == 0 && i < schedule.steps().size(); i++) {
        difference = schedule.steps().get(i) - best.schedule().steps().get(i);
      }
      return difference < 0;
    }
  }
}
