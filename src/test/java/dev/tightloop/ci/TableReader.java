package dev.tightloop.ci;

import java.util.ArrayList;
import java.util.List;

/** Reads the table that the command prints: the rule below the headings says where cells begin. */
final class TableReader {

  private static final int VERDICT = 3;

  private TableReader() {}

  /** The cells of each row; a line without a verdict goes on with the row above. */
  static List<List<String>> rows(String printed) {
    List<String> lines = printed.lines().takeWhile(line -> !line.isEmpty()).toList();
    String rule = lines.get(1);
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      List<String> cells = cells(line, rule);
      if (cells.get(VERDICT).isEmpty()) {
        List<String> above = rows.get(rows.size() - 1);
        for (int i = 0; i < cells.size(); i++) {
          above.set(i, (above.get(i) + " " + cells.get(i)).strip());
        }
      } else {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static List<String> cells(String line, String rule) {
    List<String> cells = new ArrayList<>();
    for (int from = 0; from < rule.length(); ) {
      int gap = rule.indexOf(' ', from);
      int to = gap < 0 ? rule.length() : gap;
      String cell = line.substring(Math.min(from, line.length()), Math.min(to, line.length()));
      cells.add(cell.strip());
      from = gap < 0 ? rule.length() : gap + 2;
    }
    return cells;
  }
}
