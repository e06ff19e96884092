package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The report for people: one aligned table of at most {@value #WIDTH} columns, then what is to be
 * said about the rows that are not ok, the time of each part, and the conclusion.
 */
public final class Table {

  /** The widest line of the table itself; details are given as they are. */
  public static final int WIDTH = 110;

  /** The first line's cells. */
  public static final List<String> HEADINGS =
      List.of("part", "checked", "how much", "verdict", "time");

  private static final String GAP = "  ";
  private static final int VERDICT_AT_MOST = 32;

  private final Report report;
  private final List<List<String>> lines = new ArrayList<>();

  private Table(Report report) {
    this.report = report;
    for (PartResult part : report.parts()) {
      boolean first = true;
      for (Row row : part.rows()) {
        lines.add(cells(first ? part.name() : "", row));
        first = false;
      }
    }
  }

  /** The whole text, every line of it ended. */
  public static String print(Report report) {
    return new Table(report).print();
  }

  /** A row's cells, from the part's name on. */
  static List<String> cells(String part, Row row) {
    return List.of(
        part, row.checked(), row.amount(), row.verdictText(), time(row.verdict(), row.time()));
  }

  private static String time(Verdict verdict, Duration time) {
    return verdict == Verdict.SKIPPED ? "" : Texts.seconds(time);
  }

  private String print() {
    int[] widths = widths();
    StringJoiner text = new StringJoiner("\n", "", "\n");
    line(HEADINGS, widths, text);
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    line(rules, widths, text);
    lines.forEach(cells -> line(cells, widths, text));
    details(text);
    text.add("");
    text.add(times());
    text.add(report.conclusion().sentence());
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[HEADINGS.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = HEADINGS.get(i).length();
      for (List<String> cells : lines) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    widths[3] = Math.min(widths[3], VERDICT_AT_MOST);
    int toShare = WIDTH - widths[0] - widths[3] - widths[4] - 4 * GAP.length();
    while (widths[1] + widths[2] > toShare) {
      widths[widths[1] > widths[2] ? 1 : 2]--;
    }
    return widths;
  }

  /** One row of the table, whose long cells go on below. */
  private static void line(List<String> cells, int[] widths, StringJoiner text) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      wrapped.add(Texts.wrap(cells.get(i), widths[i]));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : "";
        boolean number = i == widths.length - 1;
        String filler = " ".repeat(widths[i] - cell.length());
        line.append(i == 0 ? "" : GAP);
        line.append(number ? filler + cell : cell + filler);
      }
      text.add(line.toString().stripTrailing());
    }
  }

  private void details(StringJoiner text) {
    for (PartResult part : report.parts()) {
      for (Row row : part.rows()) {
        if (!row.details().isEmpty()) {
          text.add("");
          String where = row.checked().equals(row.reason()) ? "" : ", " + row.checked();
          text.add(row.verdictText() + " (" + part.name() + where + ")");
          row.details().forEach(detail -> text.add("  " + detail));
        }
      }
    }
  }

  private String times() {
    String parts =
        report.parts().stream()
            .map(part -> part.name() + " " + Texts.seconds(part.time()))
            .collect(Collectors.joining(", "));
    return "time: %s; in total %s".formatted(parts, Texts.seconds(report.time()))
        + (report.seed().isPresent() ? " (seed %d)".formatted(report.seed().getAsLong()) : "");
  }
}
