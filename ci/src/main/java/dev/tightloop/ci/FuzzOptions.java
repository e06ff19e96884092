package dev.tightloop.ci;

import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code tightloop fuzz} plays, as it was given. */
final class FuzzOptions {

  private static final int LONGEST_SECONDS = 7 * 24 * 3600;
  private static final int MOST_THREADS = 1024;
  private static final int LONGEST = 1_000_000;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Schedules of each configuration, at most (default: ${DEFAULT-VALUE}).")
  private long schedules;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      description = "Begin no schedule of a configuration after so long (default: no limit).")
  private Integer seconds;

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
      defaultValue = "speeds",
      description = "How steps are chosen: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Strategies strategy;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Who plays; the result is the same for any number (default: each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--counts", description = "Print how often each property said something.")
  private boolean counts;

  @Option(
      names = "--expect-violation",
      paramLabel = "ID",
      description =
          "Succeed if this property is violated and fail if not. What a configuration itself says"
              + " it must violate does not count.")
  private String expectedViolation;

  @Mixin private JsonOption json;

  void validate() {
    ExpectedViolation.of(expectedViolation);
    require(schedules >= 1, "--schedules must be 1 or more, not " + schedules);
    require(
        seconds == null || seconds >= 1 && seconds <= LONGEST_SECONDS,
        "--time must be 1 to %d seconds, not %s".formatted(LONGEST_SECONDS, seconds));
    require(
        length >= 1 && length <= LONGEST,
        "--length must be 1 to %d, not %d".formatted(LONGEST, length));
    require(
        threads >= 1 && threads <= MOST_THREADS,
        "--threads must be 1 to %d, not %d".formatted(MOST_THREADS, threads));
    json.file();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UsageError(otherwise);
    }
  }

  long schedules() {
    return schedules;
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

  Strategy.Maker strategy() {
    return strategy::of;
  }

  int threads() {
    return threads;
  }

  boolean counts() {
    return counts;
  }

  Optional<String> expectedViolation() {
    return ExpectedViolation.of(expectedViolation);
  }

  Optional<Path> json() {
    return json.file();
  }
}
