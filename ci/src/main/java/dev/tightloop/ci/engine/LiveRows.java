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
   * @param shown what is shown of a violation: a shorter schedule that violates the same
   * @param interrupted whether there would have been more
   */
  public static Row of(
      SpecConfiguration spec,
      LiveFigures figures,
      Optional<Found> shown,
      boolean interrupted,
      Duration time) {
    List<Row.Exercised> exercised =
        figures.evaluations().stream()
            .map(each -> new Row.Exercised(each.property(), each.evaluated(), each.mattered()))
            .toList();
    Row row =
        shown.isPresent()
            ? violated(spec, figures, shown.get(), time)
            : verdict(spec, figures, interrupted, time);
    return row.with(exercised);
  }

  private static String amount(LiveFigures figures) {
    return count(figures.runs(), "run") + ", " + count(figures.steps(), "step");
  }

  private static Row violated(
      SpecConfiguration spec, LiveFigures figures, Found shown, Duration time) {
    String name = spec.name();
    String amount = amount(figures);
    List<String> details =
        ExploreRows.lines(spec, Replay.of(ModelConfiguration.of(spec), shown), false);
    if (!shown.evaluable()) {
      return Row.failed(name, amount, shown.property(), details, time);
    }
    return spec.expectation().violates().equals(Optional.of(shown.property()))
        ? Row.ok(name, amount + ", " + shown.property() + " violated", time)
        : Row.violated(name, amount, shown.property(), details, time);
  }

  private static Row verdict(
      SpecConfiguration spec, LiveFigures figures, boolean interrupted, Duration time) {
    String name = spec.name();
    String amount = amount(figures);
    Optional<String> expected = spec.expectation().violates();
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

  /** The line of a violation. */
  public static String violation(String property, int before, int after) {
    return LINE.formatted(
        "violation",
        String.format(
            Locale.ROOT,
            "%s after %s; a schedule of %,d does the same",
            property,
            count(before, "step"),
            after));
  }

  private static void line(List<String> lines, String name, String format, Object... values) {
    lines.add(LINE.formatted(name, String.format(Locale.ROOT, format, values)));
  }
}
