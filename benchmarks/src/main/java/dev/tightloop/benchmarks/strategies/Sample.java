package dev.tightloop.benchmarks.strategies;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a strategy needed for a fault.
 *
 * @param fault its name
 * @param strategy its name
 * @param budget schedules after which a seed gives up
 * @param measured when
 * @param firsts of seed 1, 2, 3, ...: the number of schedules, the one that violates the property
 *     included; {@link #NONE} if none in the budget does
 */
record Sample(String fault, String strategy, long budget, LocalDate measured, List<Long> firsts) {

  /** No schedule violates the property. */
  static final long NONE = Long.MAX_VALUE;

  /** A strategy that misses a fault with as many seeds is not asked again. */
  static final int HOPELESS = 20;

  private static final String NONE_IN_FILE = "-";
  private static final int COLUMNS = 5;

  Sample {
    firsts = List.copyOf(firsts);
  }

  /** Seeds that were tried. */
  int seeds() {
    return firsts.size();
  }

  /** Seeds that met the fault. */
  int found() {
    return foundWithin(budget);
  }

  /** Seeds that met the fault in so many schedules. */
  int foundWithin(long schedules) {
    return (int) firsts.stream().filter(first -> first <= schedules).count();
  }

  /** Whether at least 99 of 100 seeds met the fault in so many schedules. */
  boolean reliableWithin(long schedules) {
    return foundWithin(schedules) * 100L >= seeds() * 99L;
  }

  /** Whether more seeds would not be asked. */
  boolean hopeless() {
    return seeds() >= HOPELESS && found() == 0;
  }

  /** Half of the seeds needed no more; empty if more than the budget. */
  OptionalLong median() {
    return least(50);
  }

  /** Nine of ten seeds needed no more; empty if more than the budget. */
  OptionalLong ninetieth() {
    return least(90);
  }

  private OptionalLong least(int percent) {
    long[] sorted = firsts.stream().mapToLong(Long::longValue).sorted().toArray();
    long value = sorted[(sorted.length * percent + 99) / 100 - 1];
    return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The line of the file. */
  String line() {
    String all =
        firsts.stream()
            .map(first -> first == NONE ? NONE_IN_FILE : Long.toString(first))
            .collect(Collectors.joining(" "));
    return String.join(",", fault, strategy, Long.toString(budget), measured.toString(), all);
  }

  /**
   * The sample of a line.
   *
   * @throws RuntimeException if it is none
   */
  static Sample of(String line) {
    String[] columns = line.split(",");
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(columns.length + " columns, not " + COLUMNS);
    }
    List<Long> firsts =
        Arrays.stream(columns[4].split(" "))
            .map(first -> first.equals(NONE_IN_FILE) ? NONE : Long.parseLong(first))
            .toList();
    return new Sample(
        columns[0], columns[1], Long.parseLong(columns[2]), LocalDate.parse(columns[3]), firsts);
  }
}
