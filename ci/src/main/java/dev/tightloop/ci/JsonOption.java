package dev.tightloop.ci;

import dev.tightloop.ci.report.JsonReport;
import dev.tightloop.ci.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --json FILE}, as it was given. */
final class JsonOption {

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to a file, too.")
  private Path file;

  /**
   * The file, if one was named; ask before the work begins.
   *
   * @throws UsageError if it cannot be written
   */
  Optional<Path> file() {
    if (file != null) {
      requireWritable("--json", file);
    }
    return Optional.ofNullable(file);
  }

  /**
   * Asked before the work begins.
   *
   * @param option that names the file
   * @throws UsageError if it cannot be written
   */
  static void requireWritable(String option, Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new UsageError(
          "%s: cannot write %s: no directory %s".formatted(option, file, directory));
    }
    boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(directory);
    if (Files.isDirectory(file) || !writable) {
      throw new UsageError("%s: cannot write %s".formatted(option, file));
    }
  }

  /**
   * Writes a report there.
   *
   * @throws UsageError if that does not work after all
   */
  static void write(Report report, Path file) {
    try {
      JsonReport.write(report, file);
    } catch (IOException e) {
      throw new UsageError("--json: cannot write " + file + ": " + e);
    }
  }
}
