package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Random schedules of the model. */
public interface ModelFuzzer {

  /** Configurations of many kinds in which nothing may be violated. */
  List<String> configurations();

  /** Plays schedules of a configuration until one violates something, or the budget is spent. */
  Row fuzz(String configuration, long seed, Duration budget, Consumer<String> progress);
}
