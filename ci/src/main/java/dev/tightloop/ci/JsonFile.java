package dev.tightloop.ci;

import java.nio.file.Files;
import java.nio.file.Path;

/** The file of {@code --json}. */
final class JsonFile {

  private JsonFile() {}

  /**
   * Complains before any work is done if the file cannot be written after it.
   *
   * @param file null if none was named
   */
  static void validate(Path file) {
    if (file == null) {
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageError("--json: no directory " + directory);
    }
    boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(directory);
    if (Files.isDirectory(file) || !writable) {
      throw new UsageError("--json: cannot write " + file);
    }
  }
}
