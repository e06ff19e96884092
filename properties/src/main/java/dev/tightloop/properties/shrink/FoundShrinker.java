package dev.tightloop.properties.shrink;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.StepNames;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.TemporalProperty;
import java.util.List;
import java.util.Optional;

/** Shrinks what a configuration's schedules violate. */
public final class FoundShrinker {

  private final Target target;
  private final long most;
  private final StepNames names;

  /** Of schedules of this target. */
  public FoundShrinker(Target target) {
    this(target, ScheduleShrinker.EFFORT);
  }

  /**
   * A shrinker.
   *
   * @param most steps that are taken for each, about
   */
  public FoundShrinker(Target target, long most) {
    this.target = target;
    this.most = most;
    names = new StepNames(target.machine().model());
  }

  /**
   * Shrinks.
   *
   * @throws IllegalArgumentException if the schedule does not violate what it says
   */
  public ShrunkFound shrink(Found found) {
    FailingSchedule schedule =
        new FailingSchedule(found.initial(), names.steps(found.steps()), found.property());
    Optional<TemporalProperty> temporal =
        target.temporal().stream()
            .filter(property -> property.name().equals(found.property()))
            .findFirst();
    return temporal.isPresent()
        ? new LassoShrinker(target, temporal.get(), most)
            .shrink(found, schedule, names.steps(found.cycle()))
        : shrink(found, schedule);
  }

  private ShrunkFound shrink(Found found, FailingSchedule schedule) {
    ModelMachine machine = target.machine();
    Shrunk shrunk = new ScheduleShrinker(machine, most).shrink(schedule);
    Found after =
        new Found(
            found.property(),
            found.schedule(),
            shrunk.schedule().initial(),
            shrunk.schedule().steps().stream().map(machine::label).toList(),
            List.of(),
            found.evaluable());
    return new ShrunkFound(
        after, shrunk.before(), shrunk.after(), shrunk.simplest(), shrunk.effort());
  }
}
