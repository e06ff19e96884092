package dev.tightloop.ci.report;

import static dev.tightloop.ci.report.Texts.count;
import static dev.tightloop.ci.report.Texts.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What random schedules of a configuration came to, for people, line by line. */
public final class EndReport {

  private static final String MARGIN = "  ";
  private static final String LINE = MARGIN + "%-16s %s";

  private EndReport() {}

  /**
   * The lines; none for a row of which nothing was played.
   *
   * @param counts whether each property has its line
   * @param names whether the actions are named that were not taken
   */
  public static List<String> lines(Row row, boolean counts, boolean names) {
    List<String> lines = new ArrayList<>();
    row.played().ifPresent(played -> figures(row, played, counts, names, lines));
    return lines;
  }

  private static void figures(
      Row row, Played played, boolean counts, boolean names, List<String> lines) {
    lines.add(row.checked());
    line(
        lines,
        "schedules",
        "%s in %s, %s a second"
            .formatted(
                number(played.schedules()),
                Texts.seconds(played.time()),
                number(played.perSecond(played.schedules()))));
    line(
        lines,
        "steps",
        "%s, %s a second"
            .formatted(number(played.steps()), number(played.perSecond(played.steps()))));
    Played.Lengths lengths = played.lengths();
    line(
        lines,
        "trace length",
        "%s to %s steps, median %s"
            .formatted(
                number(lengths.minimum()), number(lengths.maximum()), number(lengths.median())));
    line(lines, "distinct states", text(played.states()));
    line(lines, "coverage", text(played.edges()) + " edges between abstract states");
    line(lines, "actions", actions(played, names));
    line(lines, "properties", least(row));
    if (counts) {
      counts(row).forEach(each -> lines.add(MARGIN + MARGIN + each));
    }
  }

  private static void line(List<String> lines, String name, String text) {
    List<String> wrapped = Texts.wrap(text, Table.WIDTH - LINE.formatted("", "").length());
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(LINE.formatted(i == 0 ? name : "", wrapped.get(i)));
    }
  }

  private static String actions(Played played, boolean named) {
    if (played.actionsMissing().isEmpty()) {
      return played.actionsTaken() + " taken";
    }
    List<String> missing = played.actionsMissing().get();
    return "%d of %d taken".formatted(played.actionsTaken(), played.actionsTaken() + missing.size())
        + (named && !missing.isEmpty() ? "; not " + String.join(" ", missing) : "");
  }

  private static String text(Played.Count count) {
    return count.exact() ? number(count.number()) : "about " + number(count.number());
  }

  /** All counts of a row, one line each: how often each property said something. */
  public static List<String> counts(Row row) {
    return row.exercised().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%-24s said something %,d of %,d times",
                    each.property(),
                    each.mattered(),
                    each.evaluated()))
        .toList();
  }

  /** {@code 12 asked; LocksKeepM said something least often, 10 of 2,000 times}. */
  public static String least(Row row) {
    return row.exercised().stream()
        .min(Comparator.comparingLong(Row.Exercised::mattered))
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%d asked; %s said something least often, %,d of %s",
                    row.exercised().size(),
                    each.property(),
                    each.mattered(),
                    count(each.evaluated(), "time")))
        .orElse("nothing asked");
  }
}
