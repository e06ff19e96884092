package dev.tightloop.properties.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that one search saves to, and no other while it runs. The lock ends with the process,
 * however that ends.
 */
final class CheckpointDirectory implements AutoCloseable {

  private static final String FILE = "lock";

  private final FileChannel channel;

  /**
   * Makes the directory if there is none, and takes it.
   *
   * @throws BadCheckpoint if it cannot be written to, or another search saves there
   */
  CheckpointDirectory(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BadCheckpoint(file, "cannot be written: " + e, "name another directory");
    }
    if (!locked(file)) {
      close();
      throw new BadCheckpoint(file, "another search saves here", "name another directory");
    }
  }

  private boolean locked(Path file) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      close();
      throw new BadCheckpoint(file, "cannot be locked: " + e, "name another directory");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
