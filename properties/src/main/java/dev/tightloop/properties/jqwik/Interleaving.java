package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.shrink.FailingSchedule;
import dev.tightloop.properties.shrink.ScheduleShrinker;
import dev.tightloop.properties.violation.InvariantViolation;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A schedule of a machine: what {@link Choices} come to there. It is played when it is first asked
 * something; a sample that fails prints as the table of its steps.
 *
 * <pre>{@code
 * @Property
 * @Domain(TightloopDomain.class)
 * void nothingIsViolated(@ForAll Interleaving run) {
 *   run.check();
 * }
 * }</pre>
 */
public final class Interleaving {

  private final Machine.Maker maker;
  private final Choices given;
  private Played played;

  /** A schedule of the machines that this makes. */
  public Interleaving(Machine.Maker maker, Choices choices) {
    this.maker = maker;
    given = choices;
  }

  Interleaving(Machine.Maker maker, Played played) {
    this.maker = maker;
    given = played.choices();
    this.played = played;
  }

  /**
   * A schedule that the fuzzer has found on such a machine.
   *
   * @throws IllegalArgumentException if a step of it is not enabled there
   */
  public static Interleaving of(Machine.Maker maker, Found found) {
    Machine machine = maker.make();
    Iterator<String> left = found.steps().iterator();
    Play.Chooser chooser =
        (enabled, count) -> {
          if (!left.hasNext()) {
            return Play.ENOUGH;
          }
          String label = left.next();
          for (int i = 0; i < count; i++) {
            if (machine.label(enabled[i]).equals(label)) {
              return i;
            }
          }
          throw new IllegalArgumentException("not enabled: " + label);
        };
    return new Interleaving(maker, Play.of(machine, found.initial(), chooser));
  }

  /** These steps one after the other, but for those that are not enabled. */
  static Interleaving of(Machine.Maker maker, int initial, List<Integer> steps) {
    Machine machine = maker.make();
    Iterator<Integer> left = steps.iterator();
    Play.Chooser chooser =
        (enabled, count) -> {
          while (left.hasNext()) {
            int id = left.next();
            for (int i = 0; i < count; i++) {
              if (enabled[i] == id) {
                return i;
              }
            }
          }
          return Play.ENOUGH;
        };
    return new Interleaving(maker, Play.of(machine, initial, chooser));
  }

  /**
   * The simplest schedule that was found to violate the same: the shortest, with as few preemptions
   * as such a one can do with. This one, if nothing is violated.
   */
  public Interleaving shrunk() {
    return shrunk(ScheduleShrinker.EFFORT);
  }

  /**
   * The same.
   *
   * @param effort steps that may be taken for it
   */
  Interleaving shrunk(long effort) {
    if (violates().isEmpty()) {
      return this;
    }
    FailingSchedule failing =
        new FailingSchedule(choices().initial(), played().ids(), violates().orElseThrow());
    FailingSchedule simple = new ScheduleShrinker(maker.make(), effort).shrink(failing).schedule();
    return of(maker, simple.initial(), simple.steps());
  }

  /** jqwik may shrink on another thread than it runs properties on. */
  synchronized Played played() {
    if (played == null) {
      Iterator<Integer> left = given.numbers().iterator();
      Play.Chooser chooser = (enabled, count) -> left.hasNext() ? left.next() % count : Play.ENOUGH;
      played = Play.of(maker.make(), given.initial(), chooser);
    }
    return played;
  }

  Machine.Maker maker() {
    return maker;
  }

  /** Those that were made: none behind a violation, and each less than what could be chosen. */
  public Choices choices() {
    return played().choices();
  }

  /** The steps, in order. */
  public List<TakenStep> steps() {
    return played().steps();
  }

  /** The invariant that it violates, or what it means that no step is enabled at its end. */
  public Optional<String> violates() {
    return played().violates();
  }

  /** What was asked on the way. */
  public List<Evaluations> evaluations() {
    return played().evaluations();
  }

  /** How often an actor was interrupted that could have gone on. */
  public long preemptions() {
    return steps().stream().filter(TakenStep::preempts).count();
  }

  /** How many actors have taken a step. */
  public long actors() {
    return steps().stream().map(TakenStep::actor).distinct().count();
  }

  /**
   * Fails if something is violated.
   *
   * @throws InvariantViolation of the invariant's own type
   */
  public void check() {
    violates()
        .ifPresent(
            invariant -> {
              throw InvariantViolation.of(invariant, invariant + " is violated " + where());
            });
  }

  private String where() {
    List<TakenStep> steps = steps();
    return steps.isEmpty()
        ? "by the initial state"
        : "after %d steps, the last %s"
            .formatted(steps.size(), steps.get(steps.size() - 1).label());
  }

  /** A table of the steps. */
  @Override
  public String toString() {
    return StepTable.of(this);
  }
}
