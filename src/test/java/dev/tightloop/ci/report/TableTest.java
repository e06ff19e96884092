package dev.tightloop.ci.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The table is aligned, narrow enough, and says everything that the rows say. */
final class TableTest {

  private static final Duration TIME = Duration.ofMillis(1234);

  @Test
  void aReportLooksLikeThis() {
    Report report =
        report(
            new PartResult(
                "tlc",
                List.of(
                    Row.ok("Smallest: holds", "164,109 states, depth 163", TIME),
                    Row.violated("Other: holds", "1 state", "POwner", List.of("1  Init"), TIME)),
                TIME),
            new PartResult("binary", List.of(Row.skipped("main.f", "no go1.19")), TIME));
    assertEquals(
        """
        part    checked          how much                   verdict              time
        ------  ---------------  -------------------------  ------------------  -----
        tlc     Smallest: holds  164,109 states, depth 163  ok                  1.2 s
                Other: holds     1 state                    VIOLATED: POwner    1.2 s
        binary  main.f                                      skipped: no go1.19

        VIOLATED: POwner (tlc, Other: holds)
          1  Init

        time: tlc 1.2 s, binary 1.2 s; in total 1.2 s (seed 5)
        violated: POwner
        """,
        Table.print(report));
  }

  @Test
  void longCellsGoOnBelow() {
    String words = "some words and ".repeat(20).strip();
    Row row = Row.failed(words, words, words, List.of(), TIME);
    String table = Table.print(report(new PartResult("tlc", List.of(row), TIME)));
    List<String> lines = table.lines().takeWhile(line -> !line.isEmpty()).toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= Table.WIDTH), table);
    assertEquals(60, table.split("\\bwords\\b", -1).length - 1 - 20, table);
  }

  @Test
  void aWordThatIsTooLongIsBrokenSomewhere() {
    Row row = Row.ok("x".repeat(300), "y".repeat(300), TIME);
    String table = Table.print(report(new PartResult("tlc", List.of(row), TIME)));
    assertTrue(table.lines().allMatch(line -> line.length() <= Table.WIDTH), table);
    assertEquals(300, table.chars().filter(c -> c == 'x').count());
  }

  private static Report report(PartResult... parts) {
    return new Report(OptionalLong.of(5), List.of(parts), TIME, Optional.empty());
  }
}
