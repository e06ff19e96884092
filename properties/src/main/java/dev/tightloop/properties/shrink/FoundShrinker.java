package dev.tightloop.properties.shrink;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.Counterexample;
import dev.tightloop.properties.liveness.RoundTrip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shrinks what a configuration's schedules violate. Where that is a temporal property, the cycle
 * loses what it does not need, and then the way to it is shrunk, which may lead to another state
 * from which the same steps go round.
 */
public final class FoundShrinker {

  private final Target target;
  private final long most;
  private final Map<String, Integer> steps = new HashMap<>();

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
    ModelMachine machine = target.machine();
    for (int step : machine.model().allSteps()) {
      steps.put(machine.label(step), step);
    }
  }

  /** What has become of something that was found. */
  public record ShrunkFound(Found found, Shrunk shrunk) {}

  /**
   * Shrinks.
   *
   * @return of the same property and number
   * @throws IllegalArgumentException if the schedule does not violate it
   */
  public ShrunkFound shrink(Found found) {
    Optional<TemporalProperty> temporal =
        target.temporal().stream()
            .filter(property -> property.name().equals(found.property()))
            .findFirst();
    return temporal.isPresent() ? lasso(found, temporal.get()) : schedule(found);
  }

  private ShrunkFound schedule(Found found) {
    ModelMachine machine = target.machine();
    Shrunk shrunk =
        new ScheduleShrinker(machine, most)
            .shrink(
                new FailingSchedule(found.initial(), numbers(found.steps()), found.property()));
    FailingSchedule schedule = shrunk.schedule();
    return new ShrunkFound(
        new Found(
            found.property(),
            found.schedule(),
            schedule.initial(),
            schedule.steps().stream().map(machine::label).toList(),
            List.of(),
            found.evaluable()),
        shrunk);
  }

  private ShrunkFound lasso(Found found, TemporalProperty property) {
    ModelMachine machine = target.machine();
    List<Integer> stem = numbers(found.steps());
    LeadsTo instance = instance(machine, property, found);
    RoundTrip roundTrip = new RoundTrip(machine.model(), instance);
    machine.begin(found.initial());
    stem.forEach(machine::take);
    List<Integer> cycle =
        LeaveOut.of(
            numbers(found.cycle()),
            shorter ->
                !shorter.isEmpty() && roundTrip.goesRound(shorter, 0)
                    ? Optional.of(shorter)
                    : Optional.empty());
    LassoMachine lassos = new LassoMachine(machine, property.name(), instance, cycle);
    Shrunk shrunk =
        new ScheduleShrinker(lassos, most)
            .shrink(new FailingSchedule(found.initial(), stem, property.name()));
    FailingSchedule schedule = shrunk.schedule();
    lassos.begin(schedule.initial());
    schedule.steps().forEach(lassos::take);
    lassos.violated();
    Counterexample judged =
        roundTrip.judged(schedule.initial(), schedule.steps(), lassos.cycleFromHere());
    return new ShrunkFound(
        new Found(
            property.name(),
            found.schedule(),
            judged.initial(),
            judged.stem(),
            judged.cycle(),
            found.evaluable()),
        shrunk);
  }

  /** The first goroutine, thread or processor of which it is a counterexample. */
  private LeadsTo instance(ModelMachine machine, TemporalProperty property, Found found) {
    for (LeadsTo instance : property.instances(target.configuration())) {
      try {
        new RoundTrip(machine.model(), instance)
            .judged(found.initial(), numbers(found.steps()), numbers(found.cycle()));
        return instance;
      } catch (IllegalStateException e) {
        // Not of this one.
      }
    }
    throw new IllegalArgumentException("the schedule does not violate " + property.name());
  }

  private List<Integer> numbers(List<String> labels) {
    return labels.stream().map(steps::get).toList();
  }
}
