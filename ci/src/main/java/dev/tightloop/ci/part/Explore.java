package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Row;
import java.util.function.Consumer;

/** Exhaustive search over the model. */
public interface Explore {

  /** Searches one configuration to the end and compares with what TLC is known to say. */
  Outcome explore(String configuration, Consumer<String> progress);

  /**
   * What the search found.
   *
   * @param row ok if it is what TLC says
   * @param states seen
   */
  record Outcome(Row row, long states) {}
}
