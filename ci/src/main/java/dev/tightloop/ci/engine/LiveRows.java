package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.EndReport;
import dev.tightloop.ci.report.Row;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Replay;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.live.LiveFigures;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What live runs of a configuration come to: a row of a report, and lines for people. */
public final class LiveRows {

  private static final String LINE = "  %-16s %s";

  private LiveRows() {}

  /**
   * The row, with how often each property said something.
   *
   * @param interrupted whether there would have been more
   */
  public static Row of(
      SpecConfiguration spec, LiveFigures figures, boolean interrupted, Duration time) {
    List<Row.Exercised> exercised =
        figures.evaluations().stream()
            .map(each -> new Row.Exercised(each.property(), each.evaluated(), each.mattered()))
            .toList();
    return verdict(spec, figures, interrupted, time).with(exercised);
  }

  private static Row verdict(
      SpecConfiguration spec, LiveFigures figures, boolean interrupted, Duration time) {
    String name = spec.name();
    String amount = count(figures.runs(), "run") + ", " + count(figures.steps(), "step");
    Optional<String> expected = spec.expectation().violates();
    if (figures.found().isPresent()) {
      Found found = figures.found().get();
      if (!found.evaluable()) {
        return Row.failed(name, amount, found.property(), details(spec, found), time);
      }
      return expected.equals(Optional.of(found.property()))
          ? Row.ok(name, amount + ", " + found.property() + " violated", time)
          : Row.violated(name, amount, found.property(), details(spec, found), time);
    }
    if (interrupted) {
      return Row.inconclusive(name, amount, "interrupted", time);
    }
    boolean temporal =
        expected.isPresent() && !LivenessCheck.among(List.of(expected.get())).isEmpty();
    if (expected.isPresent() && !temporal) {
      return Row.inconclusive(name, amount, expected.get() + " not violated yet", time);
    }
    List<String> silent =
        figures.evaluations().stream()
            .filter(Evaluations::vacuous)
            .map(Evaluations::property)
            .filter(property -> !spec.unreached().contains(property))
            .toList();
    return silent.isEmpty()
        ? Row.ok(name, amount, time)
        : Row.inconclusive(
            name,
            amount,
            String.join(" ", silent) + ": never what it speaks of until time was up",
            time);
  }

  private static List<String> details(SpecConfiguration spec, Found found) {
    return ExploreRows.lines(spec, Replay.of(ModelConfiguration.of(spec), found), false);
  }

  /**
   * What people want to know of a row.
   *
   * @param counts whether each property has its line
   */
  public static List<String> lines(Row row, LiveFigures figures, boolean counts) {
    List<String> lines = new ArrayList<>();
    double seconds = figures.time().toNanos() / 1e9;
    lines.add(row.checked());
    line(
        lines,
        "runs",
        "%,d in %.1f s, %,d of them different",
        figures.runs(),
        seconds,
        figures.differentRuns());
    line(
        lines,
        "steps",
        "%,d, %,.0f a second: %s",
        figures.steps(),
        figures.steps() / seconds,
        String.join(", ", figures.shares()));
    line(
        lines,
        "switches",
        "%,d, of these %,d from a thread that could have gone on",
        figures.switches(),
        figures.preemptions());
    line(lines, "overtaken", "%,d steps came too late and were chosen anew", figures.overtaken());
    line(lines, "replayed", "all runs, in one thread; each state is the same");
    if (!figures.promises().toString().isEmpty()) {
      line(lines, "promises", "%s", figures.promises());
    }
    line(lines, "properties", "%s", EndReport.least(row));
    if (counts) {
      EndReport.counts(row).forEach(each -> lines.add("    " + each));
    }
    return lines;
  }

  private static void line(List<String> lines, String name, String format, Object... values) {
    lines.add(LINE.formatted(name, String.format(Locale.ROOT, format, values)));
  }
}
