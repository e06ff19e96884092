package dev.tightloop.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A fresh directory that is deleted with all that is in it. */
final class TemporaryDirectory implements AutoCloseable {

  private final Path path;

  TemporaryDirectory() {
    try {
      path = Files.createTempDirectory("tightloop-tlc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // A child that was killed may still be closing its files; what remains is in java.io.tmpdir.
      return;
    }
  }
}
