package dev.tightloop.properties.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to search; nothing here changes what a search that sees all states comes to.
 *
 * @param threads how many workers
 * @param memory bytes for fingerprints and levels
 * @param checkpoint the directory to save to
 * @param every how often
 * @param resume the directory to go on from
 * @param states to see before the search stops, a few more for what is at work just then
 */
public record Options(
    int threads,
    long memory,
    Optional<Path> checkpoint,
    Duration every,
    Optional<Path> resume,
    long states) {

  /** All cores, what the heap has room for, no checkpoint, all states. */
  public static Options defaults() {
    return new Options(
        Runtime.getRuntime().availableProcessors(),
        HeapRoom.bytes(),
        Optional.empty(),
        Duration.ofMinutes(1),
        Optional.empty(),
        Long.MAX_VALUE);
  }

  public Options threads(int number) {
    return new Options(number, memory, checkpoint, every, resume, states);
  }

  public Options memory(long bytes) {
    return new Options(threads, bytes, checkpoint, every, resume, states);
  }

  public Options checkpoint(Path directory, Duration interval) {
    return new Options(threads, memory, Optional.of(directory), interval, resume, states);
  }

  public Options resume(Path directory) {
    return new Options(threads, memory, checkpoint, every, Optional.of(directory), states);
  }

  public Options states(long most) {
    return new Options(threads, memory, checkpoint, every, resume, most);
  }
}
