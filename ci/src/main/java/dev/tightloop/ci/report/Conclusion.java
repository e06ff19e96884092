package dev.tightloop.ci.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last line of a run and its exit code.
 *
 * @param exitCode how the command ends
 * @param sentence the same for people
 */
public record Conclusion(ExitCode exitCode, String sentence) {

  static Conclusion of(List<Row> rows, Optional<String> expected) {
    List<Row> red =
        rows.stream()
            .filter(row -> row.verdict().red())
            .filter(row -> !expected.map(row::violates).orElse(false))
            .toList();
    if (!red.isEmpty()) {
      return new Conclusion(ExitCode.VIOLATION, naming(red));
    }
    if (expected.isPresent()) {
      return expectation(rows, expected.get());
    }
    long inconclusive = count(rows, Verdict.INCONCLUSIVE);
    if (inconclusive > 0) {
      return new Conclusion(
          ExitCode.INCONCLUSIVE,
          "inconclusive: %d of %d rows; each says why".formatted(inconclusive, rows.size()));
    }
    long skipped = count(rows, Verdict.SKIPPED);
    return new Conclusion(
        ExitCode.OK,
        skipped == 0 ? "nothing violated" : "nothing violated; " + skipped + " skipped");
  }

  private static Conclusion expectation(List<Row> rows, String property) {
    if (rows.stream().anyMatch(row -> row.violates(property))) {
      return new Conclusion(ExitCode.OK, property + " is violated, as expected");
    }
    return new Conclusion(
        ExitCode.VIOLATION, "no violation of " + property + ", although one was expected");
  }

  private static String naming(List<Row> red) {
    String names =
        red.stream()
            .map(row -> row.verdict() == Verdict.VIOLATED ? row.reason() : row.checked())
            .distinct()
            .collect(Collectors.joining(", "));
    boolean violation = red.stream().anyMatch(row -> row.verdict() == Verdict.VIOLATED);
    return (violation ? "violated: " : "failed: ") + names;
  }

  private static long count(List<Row> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
