package dev.tightloop.benchmarks.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The page and its pictures are those of the samples, and the samples' figures are right. */
final class StrategiesPageTest {

  private static final long BUDGET = 1_000;

  @Test
  void thePageIsWhatTheSamplesGive() throws IOException {
    Path docs = Path.of(System.getProperty("tightloop.root")).resolve("docs");
    for (Map.Entry<String, String> file : StrategiesPage.files(docs).entrySet()) {
      assertEquals(
          file.getValue(),
          Files.readString(docs.resolve(file.getKey())),
          file.getKey() + " is not of today: run benchmarks/strategies-page");
    }
  }

  @Test
  void halfAndNineOfTenSeedsCountThoseThatFindNothing() {
    List<Long> firsts = new ArrayList<>(Collections.nCopies(5, Sample.NONE));
    firsts.addAll(List.of(5L, 4L, 3L, 2L, 1L));
    Sample half = sample("f", "uniform", firsts);
    assertEquals(OptionalLong.of(5), half.median());
    assertEquals(OptionalLong.empty(), half.ninetieth());
    assertEquals("5 / > 1,000 (5 of 10)", StrategiesTables.cell(half));
    assertEquals(3, half.foundWithin(3));
    firsts.set(5, Sample.NONE);
    assertEquals(OptionalLong.empty(), sample("f", "uniform", firsts).median());
  }

  @Test
  void ninetyNineOfAHundredAreEnoughAndNinetyEightAreNot() {
    List<Long> firsts = new ArrayList<>(Collections.nCopies(100, 2L));
    firsts.set(0, Sample.NONE);
    assertTrue(sample("f", "uniform", firsts).reliableWithin(2));
    firsts.set(1, Sample.NONE);
    assertTrue(!sample("f", "uniform", firsts).reliableWithin(BUDGET));
    assertTrue(!sample("f", "uniform", Collections.nCopies(20, Sample.NONE)).reliableWithin(1));
  }

  @Test
  void theBestIsComparedWithUniformRandom() {
    Samples samples =
        new Samples(
            List.of(
                sample("easy", "uniform", List.of(3L)),
                sample("hard", "uniform", List.of(200L)),
                sample("hard", "speeds", List.of(20L)),
                sample("hard", Search.PROGRAMS, List.of(1L)),
                sample("hard", "no strategy any more", List.of(1L)),
                sample("harder", "uniform", List.of(Sample.NONE)),
                sample("harder", "speeds", List.of(500L))));
    assertEquals(List.of("harder", "hard"), samples.hard());
    assertEquals("10", samples.best("hard").orElseThrow().text());
    assertEquals("> 2.0", samples.best("harder").orElseThrow().text());
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    Sample sample = sample("f", "uniform", List.of(3L, Sample.NONE));
    assertEquals(sample, Sample.of(sample.line()));
  }

  private static Sample sample(String fault, String strategy, List<Long> firsts) {
    return new Sample(fault, strategy, BUDGET, LocalDate.EPOCH, firsts);
  }
}
