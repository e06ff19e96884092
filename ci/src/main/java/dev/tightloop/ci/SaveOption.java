package dev.tightloop.ci;

import dev.tightloop.ci.engine.ScheduleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --save PATH}, as it was given. */
final class SaveOption {

  @Option(
      names = "--save",
      paramLabel = "PATH",
      description =
          "Write the schedule of each violation to this directory, or file if it ends with .json,"
              + " of an expected violation as well (default: of others only, to"
              + " target/tightloop/schedules).")
  private Path path;

  /** Whether schedules of expected violations are asked for, too. */
  boolean given() {
    return path != null;
  }

  /**
   * Where schedules go; ask before the work begins.
   *
   * @throws UsageError if nothing can be written there
   */
  ScheduleFiles files(Path root) {
    if (path == null) {
      return ScheduleFiles.below(root);
    }
    Path there = path.toAbsolutePath();
    boolean file = path.toString().endsWith(ScheduleFiles.SUFFIX);
    Path parent = there.getParent();
    boolean wrong = file ? Files.isDirectory(there) : Files.isRegularFile(there);
    Path directory = file || !Files.exists(there) ? parent : there;
    if (wrong || directory == null || !Files.isWritable(directory)) {
      throw new UsageError("--save: cannot write " + path);
    }
    return new ScheduleFiles(path);
  }
}
