package dev.tightloop.benchmarks.explorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for a while. */
public final class Scratch implements AutoCloseable {

  private final Path directory;

  /**
   * Makes it.
   *
   * @param prefix of its name
   */
  public Scratch(String prefix) throws IOException {
    directory = Files.createTempDirectory(prefix);
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** Deletes it and all that is in it. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
