package dev.tightloop.ci;

import dev.tightloop.ci.engine.ScheduleFiles;
import java.io.IOException;
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
   * Where schedules go; ask before the work begins. A directory is made if it is not there.
   *
   * @throws UsageError if nothing can be written there
   */
  ScheduleFiles files(Path root) {
    if (path == null) {
      return ScheduleFiles.below(root);
    }
    boolean file = path.toString().endsWith(ScheduleFiles.SUFFIX);
    if (file) {
      JsonOption.requireWritable("--save", path);
    } else {
      make(path);
    }
    return new ScheduleFiles(path);
  }

  private static void make(Path directory) {
    if (directory.toString().isEmpty()) {
      throw new UsageError("--save: no path; name a directory, or a file that ends with .json");
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UsageError("--save: cannot make the directory " + directory);
    }
    if (!Files.isWritable(directory)) {
      throw new UsageError("--save: cannot write to " + directory);
    }
  }
}
