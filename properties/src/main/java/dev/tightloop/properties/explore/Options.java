package dev.tightloop.properties.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to search; nothing here changes what a search that ends comes to.
 *
 * @param threads how many workers
 * @param memory bytes for fingerprints and levels
 * @param checkpoint the directory to save to
 * @param every how often
 * @param resume the directory to go on from
 */
public record Options(
    int threads, long memory, Optional<Path> checkpoint, Duration every, Optional<Path> resume) {

  /** All cores, what the heap has room for, no checkpoint. */
  public static Options defaults() {
    return new Options(
        Runtime.getRuntime().availableProcessors(),
        HeapRoom.bytes(),
        Optional.empty(),
        Duration.ofMinutes(1),
        Optional.empty());
  }

  public Options threads(int number) {
    return new Options(number, memory, checkpoint, every, resume);
  }

  public Options memory(long bytes) {
    return new Options(threads, bytes, checkpoint, every, resume);
  }

  public Options checkpoint(Path directory, Duration interval) {
    return new Options(threads, memory, Optional.of(directory), interval, resume);
  }

  public Options resume(Path directory) {
    return new Options(threads, memory, checkpoint, every, Optional.of(directory));
  }
}
