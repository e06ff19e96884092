package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole run, from which everything that people and machines read is made.
 *
 * @param seed what the random choices came from, if there were any
 * @param parts in the order of the table
 * @param time how long all of it took; parts run side by side, so it is less than their sum
 * @param expectedViolation the property that the run was asked to find violated
 */
public record Report(
    OptionalLong seed, List<PartResult> parts, Duration time, Optional<String> expectedViolation) {

  public Report {
    parts = List.copyOf(parts);
  }

  /** What the run amounts to. */
  public Conclusion conclusion() {
    return Conclusion.of(
        parts.stream().flatMap(part -> part.rows().stream()).toList(), expectedViolation);
  }
}
