package dev.tightloop.benchmarks;

import java.nio.file.Path;
import java.util.Locale;

/** The programs of {@code benchmarks/go}. */
public enum GuestProgram {
  COUNTING("counting loop, -N -l", 400_000_000),
  SHA256("SHA-256", 600_000),
  SORTING("quicksort, heapsort", 10_000),
  WORDS("words, search, copy", 3_000);

  private final String title;
  private final long rounds;

  GuestProgram(String title, long rounds) {
    this.title = title;
    this.rounds = rounds;
  }

  /** What it does, for a table. */
  public String title() {
    return title;
  }

  /** Rounds that make some thousand million instructions. */
  public long rounds() {
    return rounds;
  }

  /** Its name, which is its directory's and its executable's. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The executable in a directory that {@code ci/go/build --benchmarks} filled. */
  public Path executable(Path directory) {
    return directory.resolve(fileName());
  }
}
