package dev.tightloop.ci.faults;

import dev.tightloop.properties.faults.Finder;
import dev.tightloop.properties.faults.MatrixRow;
import java.util.ArrayList;
import java.util.List;

/** The matrix as a table of text. */
public final class FaultTable {

  private static final List<String> HEADINGS =
      List.of("fault", "issue", "caught by", "steps", "TLC", "explorer", "fuzzer", "core");

  private static final List<String> LEGEND =
      List.of(
          "steps: of the shortest schedule. TLC: its evaluator has judged that schedule, and its own search,",
          "which spec/manifest.csv pins, has found none shorter. explorer: states searched. fuzzer: schedules",
          "played. core: random programs played; replay: the shortest schedule, with machine code below it.",
          "- cannot see it; docs/faults.md says why.");

  /** Columns of words; the others are numbers and stand to the right. */
  private static final int WORDS = 3;

  private FaultTable() {}

  /** The cells of a line. */
  public static List<String> cells(MatrixRow row) {
    return List.of(
        row.fault().name(),
        FaultCells.issues(row.fault()),
        row.fault().expected().orElse(""),
        FaultCells.shortest(row),
        FaultCells.of(row, Finder.TLC),
        FaultCells.of(row, Finder.EXPLORER),
        FaultCells.of(row, Finder.FUZZER),
        FaultCells.of(row, Finder.REGISTERS));
  }

  /** The table, with what its columns mean. */
  public static List<String> lines(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(HEADINGS));
    all.addAll(rows);
    List<String> lines = new ArrayList<>();
    for (List<String> cells : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        String filler = " ".repeat(width - cells.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(i < WORDS ? cells.get(i) + filler : filler + cells.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.addAll(LEGEND);
    return lines;
  }
}
