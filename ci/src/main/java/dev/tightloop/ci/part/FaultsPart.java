package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;
import static dev.tightloop.ci.report.Texts.number;

import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every seeded fault is found: a row for all of them, with the matrix below the table, and one for
 * each that is not as it must be.
 */
public final class FaultsPart implements Part {

  private final Faults faults;

  public FaultsPart(Faults faults) {
    this.faults = faults;
  }

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public long size() {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<Row> run(Context context) {
    Stopwatch stopwatch = new Stopwatch();
    List<Faults.Outcome> outcomes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    if (faults.names().isEmpty()) {
      return List.of(Row.failed("seeded faults", "", "there is none", List.of(), Duration.ZERO));
    }
    for (String fault : faults.names()) {
      context.progress(this).accept(fault);
      Stopwatch one = new Stopwatch();
      Faults.Outcome outcome = faults.find(fault);
      outcomes.add(outcome);
      if (!outcome.complaints().isEmpty()) {
        rows.add(complaint(outcome, one.elapsed()));
      }
    }
    rows.add(0, all(outcomes, faults.matrix(outcomes), stopwatch.elapsed()));
    return rows;
  }

  private static Row complaint(Faults.Outcome outcome, Duration time) {
    String why = outcome.survives() ? "survives" : outcome.complaints().get(0);
    return Row.failed(outcome.fault(), "", why, outcome.complaints(), time);
  }

  private static Row all(List<Faults.Outcome> outcomes, List<String> matrix, Duration time) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (Faults.Outcome outcome : outcomes) {
      outcome.found().forEach((finder, did) -> found.merge(finder, did ? 1L : 0, Long::sum));
    }
    String amount =
        found.entrySet().stream()
            .map(finder -> finder.getKey() + " " + number(finder.getValue()))
            .collect(Collectors.joining(", "));
    long killed = outcomes.stream().filter(outcome -> !outcome.survives()).count();
    String checked =
        killed == outcomes.size()
            ? count(killed, "seeded fault") + ", each found"
            : "%s of %s found".formatted(number(killed), count(outcomes.size(), "seeded fault"));
    return new Row(checked, amount, Verdict.OK, "", matrix, time);
  }
}
