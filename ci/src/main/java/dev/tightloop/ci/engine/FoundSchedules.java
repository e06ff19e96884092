package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;
import static dev.tightloop.ci.report.Texts.number;

import dev.tightloop.ci.report.ActorTable;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Replay;
import dev.tightloop.properties.fuzz.StepNames;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.properties.schedule.Origin;
import dev.tightloop.properties.shrink.DistinctFailures;
import dev.tightloop.properties.shrink.FoundShrinker;
import dev.tightloop.properties.shrink.ShrunkFound;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shrinks what random schedules of a configuration violate, writes it to files, and shows it. */
public final class FoundSchedules implements FuzzRows.Shown {

  private static final int WIDTH = 100;

  private final SpecConfiguration spec;
  private final String strategy;
  private final long seed;
  private final int length;
  private final ScheduleFiles files;
  private final boolean expectedToo;

  /**
   * Of schedules that were played like this.
   *
   * @param strategy its name
   * @param length the most steps of a schedule
   * @param files where they are written
   * @param expectedToo whether there is anything to tell of expected ones
   */
  public FoundSchedules(
      SpecConfiguration spec,
      String strategy,
      long seed,
      int length,
      ScheduleFiles files,
      boolean expectedToo) {
    this.expectedToo = expectedToo;
    this.spec = spec;
    this.strategy = strategy;
    this.seed = seed;
    this.length = length;
    this.files = files;
  }

  /** About each violation that is another than those before it. */
  @Override
  public List<String> lines(List<Found> violations, boolean expected) {
    if (expected && !expectedToo) {
      return List.of();
    }
    FoundShrinker shrinker = new FoundShrinker(Target.of(spec));
    DistinctFailures different = new DistinctFailures(ModelConfiguration.of(spec));
    Map<Found, Violation> byShrunk = new HashMap<>();
    for (Found found : violations) {
      ShrunkFound shrunk = shrinker.shrink(found);
      if (different.add(shrunk.found())) {
        byShrunk.put(shrunk.found(), new Violation(found, shrunk));
      }
    }
    List<String> lines = new ArrayList<>();
    for (DistinctFailures.Group group : different.groups()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(byShrunk.get(group.first()), group.count()));
    }
    return lines;
  }

  private List<String> lines(Violation violation, int times) {
    Found found = violation.found();
    Found shown = violation.shrunk().found();
    List<String> lines = new ArrayList<>(said(found.property()));
    lines.add(
        "schedule %s of seed %d by %s, %s%s; shrunk to %d, with %s and %s:"
            .formatted(
                number(found.schedule()),
                seed,
                strategy,
                count(found.length(), "step"),
                times > 1 ? " (the first of %d alike)".formatted(times) : "",
                shown.length(),
                count(violation.shrunk().after().switches(), "switch", "switches"),
                count(violation.shrunk().after().preemptions(), "preemption")));
    lines.addAll(table(shown));
    Counterexample path = Replay.of(ModelConfiguration.of(spec), shown);
    String state = shown.cycle().isEmpty() ? "the last state" : "the state where that begins";
    lines.add(state + ", where it differs from the first:");
    lines.addAll(StateDifference.lines(spec, path));
    Origin origin = new Origin(strategy, seed, found.schedule(), length, found.length());
    lines.add(files.write(Schedules.of(spec, origin, shown)));
    return lines;
  }

  /** What is violated, in the catalogue's words. */
  private static List<String> said(String property) {
    Optional<String> sentence =
        property.equals(Checks.DEADLOCK)
            ? Optional.of("no thread can take a step.")
            : Catalogue.entries().stream()
                .filter(entry -> entry.id().equals(property))
                .findFirst()
                .map(CatalogueEntry::sentence);
    return Texts.wrap(property + sentence.map(text -> ": " + text).orElse(""), WIDTH);
  }

  private List<String> table(Found shown) {
    ModelMachine machine = Target.of(spec).machine();
    StepNames names = new StepNames(machine.model());
    List<ActorTable.Step> steps =
        Stream.concat(shown.steps().stream(), shown.cycle().stream())
            .map(
                name -> new ActorTable.Step(machine.actor(machine.actorOf(names.step(name))), name))
            .toList();
    List<String> columns = IntStream.range(0, machine.actors()).mapToObj(machine::actor).toList();
    List<String> lines = ActorTable.lines(columns, steps, 1);
    if (!shown.cycle().isEmpty()) {
      lines.add(lines.size() - shown.cycle().size(), "        and then again and again");
    } else if (Catalogue.temporalProperty(shown.property()).isPresent()) {
      lines.add("        and nothing happens any more");
    }
    return lines;
  }

  private record Violation(Found found, ShrunkFound shrunk) {}
}
