package dev.tightloop.benchmarks.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The samples in a file, a line each, by fault and strategy; written anew with each that comes. */
final class SampleFile {

  private static final String HEAD =
      "fault,strategy,budget,measured,schedules to the first violation with seed 1 2 3 and so on";

  private record Key(String fault, String strategy) {}

  private final Path file;
  private final TreeMap<Key, Sample> samples =
      new TreeMap<>(Comparator.comparing(Key::fault).thenComparing(Key::strategy));

  private SampleFile(Path file) {
    this.file = file;
  }

  /**
   * What the file has; nothing if there is none.
   *
   * @throws UnfitSamples if a line is no sample
   */
  static SampleFile read(Path file) throws IOException {
    SampleFile read = new SampleFile(file);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of(HEAD);
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0 && lines.get(i).equals(HEAD)) {
        continue;
      }
      try {
        read.put(Sample.of(lines.get(i)));
      } catch (RuntimeException e) {
        throw new UnfitSamples(
            "%s, line %d: %s; take the line away, and it is measured again"
                .formatted(file, i + 1, e.getMessage()));
      }
    }
    return read;
  }

  private void put(Sample sample) {
    samples.put(new Key(sample.fault(), sample.strategy()), sample);
  }

  Optional<Sample> sample(String fault, String strategy) {
    return Optional.ofNullable(samples.get(new Key(fault, strategy)));
  }

  List<Sample> all() {
    return List.copyOf(samples.values());
  }

  /** Adds it, in the place of an earlier one, and writes the file. */
  void add(Sample sample) throws IOException {
    put(sample);
    List<String> lines = new ArrayList<>(List.of(HEAD));
    samples.values().forEach(each -> lines.add(each.line()));
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.write(whole, lines);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
