package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.List;

/**
 * The rows of one part of a run.
 *
 * @param name the part's name
 * @param rows what it checked
 * @param time how long the part took
 */
public record PartResult(String name, List<Row> rows, Duration time) {
  public PartResult {
    rows = List.copyOf(rows);
  }
}
