package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.StepNames;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.shrink.FailingSchedule;
import dev.tightloop.properties.shrink.FoundShrinker;
import dev.tightloop.properties.shrink.ScheduleShrinker;
import dev.tightloop.properties.shrink.ShrunkFound;
import dev.tightloop.properties.shrink.Simplicity;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds and shrinks schedules for one fault. */
final class Measuring {

  private static final int NANOSECONDS = 1_000_000;

  private final KnownFault fault;
  private final String property;
  private final Target target;
  private final ModelMachine machine;
  private final StepNames names;
  private final long budget;

  /**
   * For a fault with a configuration.
   *
   * @param budget schedules that a strategy plays
   */
  Measuring(KnownFault fault, long budget) {
    this.fault = fault;
    this.budget = budget;
    property = fault.expected().orElseThrow();
    target = Target.asking(fault.configuration().orElseThrow(), property);
    machine = target.machine();
    names = new StepNames(machine.model());
  }

  /** The shortest counterexample, as the explorer has it. */
  Simplicity optimum() throws InterruptedException {
    SpecConfiguration spec = fault.configuration().orElseThrow();
    ConfiguredResult explored =
        new ConfiguredSearch(spec, Options.defaults().threads(1), Reductions.none, true).run();
    if (explored.exploration().outcome() instanceof Outcome.Violated violated) {
      return Stream.iterate(0, i -> i < machine.initialStates(), i -> i + 1)
          .filter(i -> begins(i, violated.path().states().get(0)))
          .map(i -> Simplicity.of(machine, schedule(i, violated.path().labels())))
          .findFirst()
          .orElseThrow();
    }
    return explored
        .violatedTemporal()
        .flatMap(judged -> judged.counterexample())
        .map(
            lasso ->
                Simplicity.of(
                    machine,
                    schedule(
                        lasso.initial(),
                        Stream.concat(lasso.stem().stream(), lasso.cycle().stream()).toList())))
        .orElseThrow();
  }

  private boolean begins(int initial, byte[] state) {
    machine.begin(initial);
    return Arrays.equals(machine.encoded(), state);
  }

  /** Finds a schedule by the first strategy that does, and shrinks it; empty if none does. */
  Optional<Sample> sample(Simplicity optimum, int seed) throws InterruptedException {
    for (Strategies strategy : order()) {
      Optional<Found> found =
          new Fuzzer(target, seed, strategy::of, Fuzzer.LENGTH, 1)
              .run(budget, () -> true, far -> {})
              .found();
      if (found.isPresent()) {
        return Optional.of(sample(optimum, found.get(), strategy));
      }
    }
    return Optional.empty();
  }

  private static List<Strategies> order() {
    List<Strategies> order = new ArrayList<>(List.of(Strategies.values()));
    order.remove(Strategies.speeds);
    order.add(0, Strategies.speeds);
    return order;
  }

  private Sample sample(Simplicity optimum, Found found, Strategies strategy) {
    FailingSchedule failing = schedule(found.initial(), found.steps());
    FoundShrinker shrinker = new FoundShrinker(target);
    long start = System.nanoTime();
    ShrunkFound shrunk = shrinker.shrink(found);
    long milliseconds = (System.nanoTime() - start) / NANOSECONDS;
    boolean isLasso = !target.temporal().isEmpty();
    return new Sample(
        fault.name(),
        property,
        strategy.name(),
        optimum,
        shrunk.before(),
        isLasso
            ? OptionalInt.empty()
            : OptionalInt.of(DeltaDebugging.of(machine, failing).steps().size()),
        isLasso
            ? OptionalInt.empty()
            : OptionalInt.of(
                new ScheduleShrinker(new OnlyGoesOn(machine)).shrink(failing).after().steps()),
        shrunk.after(),
        shrunk.simplest(),
        shrunk.effort(),
        milliseconds);
  }

  private FailingSchedule schedule(int initial, List<String> labels) {
    return new FailingSchedule(initial, names.steps(labels), property);
  }
}
