package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random programs and interleavings within the budget: a row for each property. */
public final class PropertiesPart implements Part {

  private final Fuzzer fuzzer;
  private final Optional<String> fault;

  public PropertiesPart(Fuzzer fuzzer, Optional<String> fault) {
    this.fuzzer = fuzzer;
    this.fault = fault;
  }

  @Override
  public String name() {
    return "properties";
  }

  @Override
  public long size() {
    return Long.MAX_VALUE;
  }

  @Override
  public List<Row> run(Context context) {
    Stopwatch stopwatch = new Stopwatch();
    Fuzzer.Outcome outcome =
        fuzzer.fuzz(fault, context.seed(), context.time(), context.progress(this));
    Duration time = stopwatch.elapsed();
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.ok(
            fault.map(name -> "random programs, fault " + name).orElse("random programs"),
            count(outcome.schedules(), "schedule")
                + ", "
                + count(outcome.instructions(), "instruction"),
            time));
    for (Fuzzer.Exercised exercised : outcome.properties()) {
      rows.add(row(exercised, outcome, time));
    }
    Optional<Fuzzer.Found> unlisted =
        outcome
            .found()
            .filter(found -> rows.stream().noneMatch(row -> row.violates(found.property())));
    unlisted.ifPresent(found -> rows.add(violated(found, "", time)));
    return rows;
  }

  private static Row row(Fuzzer.Exercised exercised, Fuzzer.Outcome outcome, Duration time) {
    String property = exercised.property();
    String amount = count(exercised.times(), exercised.what());
    Optional<Fuzzer.Found> found =
        outcome.found().filter(violation -> violation.property().equals(property));
    if (found.isPresent()) {
      return violated(found.get(), amount, time);
    }
    if (exercised.times() == 0 && outcome.found().isPresent()) {
      return Row.skipped(property, "a violation came first");
    }
    if (exercised.times() == 0) {
      return Row.inconclusive(property, amount, "never exercised", time);
    }
    return Row.ok(property, amount, time);
  }

  private static Row violated(Fuzzer.Found found, String amount, Duration time) {
    List<String> details = new ArrayList<>(found.details());
    details.add(found.saved().get());
    return Row.violated(found.property(), amount, found.property(), details, time);
  }
}
