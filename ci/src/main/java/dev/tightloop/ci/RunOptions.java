package dev.tightloop.ci;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that run configurations on the model have in common, as it was given. */
final class RunOptions {

  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; counts and verdicts do not depend on it (default: each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--expect-violation",
      paramLabel = "ID",
      description =
          "Succeed if this property is violated and fail if not. What a configuration itself says"
              + " it must violate does not count.")
  private String expectedViolation;

  @Mixin private JsonOption json;

  /** What can be judged before the work begins. */
  void validate() {
    ExpectedViolation.of(expectedViolation);
    if (threads < 1 || threads > MOST_THREADS) {
      throw new UsageError("--threads must be 1 to %d, not %d".formatted(MOST_THREADS, threads));
    }
    json.file();
  }

  int threads() {
    return threads;
  }

  Optional<String> expectedViolation() {
    return ExpectedViolation.of(expectedViolation);
  }

  Optional<Path> json() {
    return json.file();
  }
}
