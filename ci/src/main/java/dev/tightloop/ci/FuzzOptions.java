package dev.tightloop.ci;

import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code tightloop fuzz} plays, as it was given. */
final class FuzzOptions {

  private static final int LONGEST_SECONDS = 7 * 24 * 3600;
  private static final int SCHEDULES = 1000;
  private static final int LONGEST = 1_000_000;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description =
          "Schedules of each configuration, at most (default: "
              + SCHEDULES
              + "; with --time no limit).")
  private Long schedules;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      description =
          "Begin no schedule after so long. It is the time of all configurations together: each may"
              + " use an equal share of what is left (default: no limit).")
  private Integer seconds;

  @Option(
      names = "--violations",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Go on to the next configuration after so many schedules that violate something"
              + " (default: ${DEFAULT-VALUE}).")
  private int violations;

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Steps of a schedule, at most (default: " + Fuzzer.LENGTH + ").")
  private int length = Fuzzer.LENGTH;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What all random choices come from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "How steps are chosen, see below (default: ${DEFAULT-VALUE}).")
  private Strategies strategy;

  @Option(
      names = "--counts",
      description =
          "Print how often each property said something, also of several configurations, and which"
              + " actions were never taken.")
  private boolean counts;

  @Mixin private RunOptions run;

  void validate() {
    run.validate();
    require(schedules == null || schedules >= 1, "--schedules must be 1 or more, not " + schedules);
    require(
        seconds == null || seconds >= 1 && seconds <= LONGEST_SECONDS,
        "--time must be 1 to %d seconds, not %s".formatted(LONGEST_SECONDS, seconds));
    require(
        length >= 1 && length <= LONGEST,
        "--length must be 1 to %d, not %d".formatted(LONGEST, length));
    require(violations >= 1, "--violations must be 1 or more, not " + violations);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UsageError(otherwise);
    }
  }

  /** Of each configuration. */
  long schedules() {
    if (schedules != null) {
      return schedules;
    }
    return seconds == null ? SCHEDULES : Long.MAX_VALUE;
  }

  int violations() {
    return violations;
  }

  Optional<Duration> time() {
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }

  int length() {
    return length;
  }

  long seed() {
    return seed;
  }

  String strategyName() {
    return strategy.name();
  }

  Strategy.Maker strategy() {
    return strategy::of;
  }

  boolean counts() {
    return counts;
  }

  /** What it has in common with other commands. */
  RunOptions run() {
    return run;
  }
}
