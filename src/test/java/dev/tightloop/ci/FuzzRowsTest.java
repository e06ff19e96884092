package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.ci.engine.FuzzRows;
import dev.tightloop.ci.engine.FuzzRows.Ended;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Verdict;
import dev.tightloop.properties.fuzz.Distinct;
import dev.tightloop.properties.fuzz.Figures;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Lengths;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a property that never said anything amounts to. */
final class FuzzRowsTest {

  private static final SpecConfiguration SPEC =
      new SpecDirectory(Root.PATH.resolve("spec")).configuration("Smallest");

  private static Verdict verdict(long played, Ended ended, long mattered) {
    FuzzResult result =
        new FuzzResult(
            played,
            500,
            List.of(new Evaluations("OneRunner", 500, mattered)),
            List.of(),
            new Figures(
                new Distinct(500, true), new Distinct(0, true), List.of(), new Lengths(0, 0, 0)));
    Row row = FuzzRows.of(SPEC, result, ended, Duration.ZERO, (found, expected) -> List.of());
    return row.verdict();
  }

  @Test
  void silenceIsAFailureUnlessThereWasNoTimeForMore() {
    assertEquals(Verdict.OK, verdict(7, Ended.ALL_PLAYED, 1));
    assertEquals(Verdict.FAILED, verdict(7, Ended.ALL_PLAYED, 0));
    assertEquals(Verdict.INCONCLUSIVE, verdict(6, Ended.TIME_UP, 0));
    assertEquals(Verdict.INCONCLUSIVE, verdict(0, Ended.TIME_UP, 0));
    assertEquals(Verdict.OK, verdict(6, Ended.TIME_UP, 1));
  }

  @Test
  void whatIsInterruptedIsInconclusive() {
    assertEquals(Verdict.INCONCLUSIVE, verdict(6, Ended.INTERRUPTED, 1));
  }
}
