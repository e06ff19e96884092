package dev.tightloop.properties.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSampleTest {

  private static final double STANDARD_ERROR = 1.2 / Math.sqrt(DistinctSample.CAPACITY / 2.0);

  private static void add(DistinctSample sample, long from, long to) {
    for (long number = from; number < to; number++) {
      sample.add(number + 1);
    }
  }

  @Test
  void theCountIsExactUpToTheCapacity() {
    DistinctSample sample = new DistinctSample();
    assertEquals(new Distinct(0, true), sample.count());
    add(sample, 0, DistinctSample.CAPACITY);
    add(sample, 0, DistinctSample.CAPACITY);
    assertEquals(new Distinct(DistinctSample.CAPACITY, true), sample.count());
    add(sample, 0, DistinctSample.CAPACITY + 1);
    assertFalse(sample.count().exact());
  }

  /** Four standard errors of a sample that is half full, for numbers in a row and for hashes. */
  @ParameterizedTest
  @ValueSource(longs = {100_000, 300_000, 1_000_000, 5_000_000})
  void theEstimateIsGood(long count) {
    DistinctSample inARow = new DistinctSample();
    add(inARow, 0, count);
    assertEquals(1, inARow.count().count() / (double) count, 4 * STANDARD_ERROR);
    DistinctSample hashes = new DistinctSample();
    for (long number = 1; number <= count; number++) {
      hashes.add(SplitMix64.mix(number << 20));
    }
    assertEquals(1, hashes.count().count() / (double) count, 4 * STANDARD_ERROR);
  }

  /** A whole number of a golden sequence, on every JDK. */
  @Test
  void theEstimateIsAlwaysTheSame() {
    DistinctSample sample = new DistinctSample();
    add(sample, 0, 1_000_000);
    assertEquals(1_004_288, sample.count().count());
  }

  @Test
  void itDoesNotMatterWhoSeesWhatInWhichOrder() {
    DistinctSample alone = new DistinctSample();
    add(alone, 0, 700_000);
    DistinctSample one = new DistinctSample();
    DistinctSample other = new DistinctSample();
    DistinctSample both = new DistinctSample();
    for (int part = 6; part >= 0; part--) {
      DistinctSample player = part % 2 == 0 ? one : other;
      add(player, 100_000L * part, 100_000L * part + 100_000);
      add(player, 0, 1_000);
      for (long number : player.news()) {
        both.add(number);
      }
    }
    assertEquals(alone.count(), both.count());
    assertArrayEquals(alone.sample(), both.sample());
  }

  @Test
  void whatIsNewIsToldOnce() {
    DistinctSample sample = new DistinctSample();
    add(sample, 0, 3);
    assertArrayEquals(new long[] {1, 2, 3}, sample.news());
    add(sample, 0, 4);
    assertArrayEquals(new long[] {4}, sample.news());
    assertTrue(sample.news().length == 0);
  }
}
